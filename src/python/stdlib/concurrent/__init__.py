"""Work done beside other work."""
