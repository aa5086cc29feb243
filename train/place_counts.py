#!/usr/bin/env python3
"""Count how often a capitalised word is used as a place and how often as a person or a common word.

    place_counts.py OUT.tsv TEXT.jsonl.xz...

Reads unlabelled English text (JSON Lines with a field "text") and writes, for every word met at least five times with
a capital inside a sentence: word (folded), times in lower case, times capitalised inside a sentence, times standing
alone after a locative preposition, times after a title or a given name, times before a capitalised word. Plain counts;
no text goes into the output. Given names are the words that stand between a comma or verb and a word seen after "Mr.",
"Mrs.", "Ms." or "Dr.".
"""
import collections, json, lzma, re, sys, unicodedata

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.!?;:,\"“”()]|\S")
LOCATIVE = {"in", "at", "near", "from", "outside", "around", "across", "throughout", "into", "toward", "towards"}
TITLES = {"mr", "mrs", "ms", "dr", "president", "minister", "senator", "general", "secretary", "ambassador", "colonel",
          "spokesman", "spokeswoman", "director", "sheikh", "ayatollah", "professor", "judge", "captain", "lt", "gen",
          "sen", "rep", "chancellor", "king", "prince", "queen"}
OPENERS = {".", "!", "?", "\"", "“", ":", ";", "(", ")", "”"}


def fold(word):
    word = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in word if not unicodedata.combining(c) and c not in "'’")


def words_of(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield WORD.findall(json.loads(line)["text"])


def strip_possessive(word):
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def surnames_of(paths):
    found = collections.Counter()
    for path in paths:
        for words in words_of(path):
            for i in range(len(words) - 2):
                if words[i].lower() in ("mr", "mrs", "ms", "dr") and words[i + 1] == "." and words[i + 2][0].isupper():
                    found[strip_possessive(words[i + 2])] += 1
    return {w for w, n in found.items() if n >= 2}


def given_names_of(paths, surnames):
    before, all_ = collections.Counter(), collections.Counter()
    for path in paths:
        for words in words_of(path):
            for a, b in zip(words, words[1:]):
                if a[0].isupper() and len(a) > 2:
                    all_[a] += 1
                    before[a] += strip_possessive(b) in surnames
    return {w for w, n in before.items() if n >= 5 and n > 0.4 * all_[w]}


def main():
    out, paths = sys.argv[1], sys.argv[2:]
    surnames = surnames_of(paths)
    given = given_names_of(paths, surnames)
    counts = collections.defaultdict(lambda: [0] * 5)
    for path in paths:
        for words in words_of(path):
            for i, word in enumerate(words):
                if not word[0].isalpha():
                    continue
                word = strip_possessive(word)
                row = counts[fold(word)]
                if word[0].islower():
                    row[0] += 1
                    continue
                last = words[i - 1] if i else "."
                if last in OPENERS:
                    # a title's point is not a sentence's end
                    if not (last == "." and i > 1 and words[i - 2].lower() in TITLES):
                        continue
                row[1] += 1
                following = words[i + 1] if i + 1 < len(words) else "."
                capital_next = following[0].isupper()
                row[2] += last.lower() in LOCATIVE and not capital_next
                row[3] += last in given or last.lower() in TITLES or last == "."
                row[4] += capital_next
    with open(out, "w", encoding="utf-8") as file:
        file.write("# How English words are used, counted by train/place_counts.py over openly licensed news text.\n")
        file.write("# word TAB lower case TAB capitalised TAB alone after a locative preposition TAB after a title or given name TAB before a capital\n")
        for word in sorted(counts):
            row = counts[word]
            if row[1] >= 5:
                file.write(word + "\t" + "\t".join(map(str, row)) + "\n")
    with open(out + ".given", "w", encoding="utf-8") as file:
        file.write("\n".join(sorted(given)) + "\n")


main()
