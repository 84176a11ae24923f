class Outer:
    class Inner:
        def method(self):
            def local():
                return (lambda: undefined_name)()

            return local()


Outer.Inner().method()
