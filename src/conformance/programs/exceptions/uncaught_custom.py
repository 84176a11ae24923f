class Trouble(Exception):
    def __str__(self):
        return 'in deep ' + self.args[0]


raise Trouble('water')
