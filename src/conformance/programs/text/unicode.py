s = 'naïve 日本 🐍'
print(s, len(s), s[::-1], s.upper(), ord('🐍'), chr(128013), s.encode()[-4:])
print(ascii(s), repr('\x00\x7f\xa0\u200b\n\t\\'), repr("it's"), repr('say "hi"'), repr('\'"'))
print('\N{SNOWMAN}', '\u0041', '\x41', '\101', 'a' 'b', r'\n', '''x
y''')
print('é' == 'e\u0301', len('e\u0301'), '🐍🐍'[1], sorted('zéa'), 'İ'.lower() == 'i̇', '٣'.isdigit(), int('٣'))
