#include "export/conllu.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/unicode.h"

namespace dragoman {
namespace {

std::string or_blank(std::string_view text) {
  return text.empty() ? "_" : std::string(text);
}

// A field may hold blanks but no tab and no line end.
std::string form(std::string_view text) {
  return or_blank(squeeze(text));
}

std::string misc(std::string_view text, ByteRange token, std::uint32_t sentence_end) {
  const bool touches = token.end < sentence_end && token.end < text.size() && text[token.end] != ' ' &&
                       squeeze(text.substr(token.end, 3)) == text.substr(token.end, 3);
  return fmt::format("{}TokenRange={}:{}", touches ? "SpaceAfter=No|" : "", token.begin, token.end);
}

void append_word(std::string& out, const Document& document, const Sentence& sentence, Index index,
                 bool alone) {
  const Word& word = document.reading.words[index];
  const std::string_view text = document.report.text;
  const bool root = word.head == kNone;
  out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", index - sentence.first + 1,
                     form(slice(text, word.text)), form(word.lemma), name_of(word.upos), or_blank(word.xpos),
                     or_blank(word.feats), root ? 0 : word.head - sentence.first + 1,
                     root ? "root" : name_of(word.deprel),
                     alone ? misc(text, word.text, sentence.text.end) : "_");
}

// Return the surface token that begins with word `index`, or the word's own range.
ByteRange token_at(const Reading& reading, Index index) {
  const ByteRange word = reading.words[index].text;
  const auto found = std::partition_point(reading.tokens.begin(), reading.tokens.end(),
                                          [&](ByteRange token) { return token.begin < word.begin; });
  return found != reading.tokens.end() && found->contains(word) ? *found : word;
}

void append_sentence(std::string& out, const Document& document, const Sentence& sentence) {
  const Reading& reading = document.reading;
  for (Index index = sentence.first; index < sentence.end;) {
    const ByteRange token = token_at(reading, index);
    Index after = index + 1;
    while (after < sentence.end && token.contains(reading.words[after].text)) ++after;
    const bool alone = after == index + 1;
    if (!alone) {
      out += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", index - sentence.first + 1,
                         after - sentence.first, form(slice(document.report.text, token)),
                         misc(document.report.text, token, sentence.text.end));
    }
    for (; index < after; ++index) append_word(out, document, sentence, index, alone);
  }
}

}  // namespace

std::string document_conllu(const Document& document) {
  std::string out = fmt::format("# newdoc id = {}\n", squeeze(document.report.id));
  std::size_t number = 0;
  for (const Sentence& sentence : document.reading.sentences) {
    out += fmt::format("# sent_id = {}-{}\n# text = {}\n", squeeze(document.report.id), ++number,
                       squeeze(slice(document.report.text, sentence.text)));
    append_sentence(out, document, sentence);
    out += '\n';
  }
  return out;
}

}  // namespace dragoman
