text = 'abc'
print(text.upper().lower().nothing().strip())
