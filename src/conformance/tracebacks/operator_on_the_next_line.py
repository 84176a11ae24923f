left = [1, 2]
right = 3
total = (left  # a comment with + in it
         + right)
