try:
    raise SystemExit('with words')
finally:
    print('cleanup')
