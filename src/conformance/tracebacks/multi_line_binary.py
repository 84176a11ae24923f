x = 'a'
total = (
    1
    + 2
    + x
)
