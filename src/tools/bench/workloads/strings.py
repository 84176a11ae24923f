"""Strings: methods, slices, joining, formatting, characters."""


def run():
    words = []
    for i in range(8000):
        word = "item-" + str(i)
        if word.endswith("7"):
            word = word.upper()
        words.append(word.replace("-", "_"))
    text = " ".join(words)
    vowels = 0
    for ch in text:
        if ch in "aeiouAEIOU":
            vowels += 1
    seen = 0
    for part in text.split(" "):
        if part[:4] == "item" and part[5:].isdigit():
            seen += int(part[5:])
    label = ""
    for i in range(4000):
        label = f"{i}:{words[i]}"
    return str(vowels) + "/" + str(seen) + "/" + label
