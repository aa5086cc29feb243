#include "read/syntax/layer.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/syntax/name_candidates.h"

namespace dragoman::syntax {
namespace {

// Names are found over this many words at a time at most, so that memory stays bounded; reports are far
// shorter.
constexpr std::size_t kMaxDocumentWords = 20'000;

// A report being read: what names need of its sentences is kept until all are there.
struct Open {
  const Report& report;
  const Models& models;
  Reading& reading;
  struct Pending {
    std::vector<WordForm> forms;
    std::vector<Tag> tags;
    Index first = 0;  // in Reading::words
  };
  std::vector<Pending> pending = {};
  std::size_t pending_words = 0;
};

ByteRange shifted(ByteRange range, std::uint32_t by) {
  return {range.begin + by, range.end + by};
}

EntityType entity_type(NameType type) {
  switch (type) {
    case NameType::person:
      return EntityType::person;
    case NameType::organisation:
      return EntityType::organisation;
    case NameType::place:
      return EntityType::place;
    default:
      return EntityType::other;
  }
}

// Append a block's words and tokens; return the index of its first word.
Index append_split(const SplitText& split, std::uint32_t offset, Reading& reading) {
  const auto first = static_cast<Index>(reading.words.size());
  for (const ByteRange word : split.words) reading.words.push_back({.text = shifted(word, offset)});
  for (const SplitText::Token& token : split.tokens) reading.tokens.push_back(shifted(token.text, offset));
  return first;
}

void append_sentences(const SplitText& split, Index first_word, Index block, Reading& reading) {
  Index first = first_word;
  for (const std::uint32_t end : split.sentence_ends) {
    const Index last = first_word + end;
    reading.sentences.push_back(
        {hull(reading.words[first].text, reading.words[last - 1].text), first, last, block});
    first = last;
  }
}

// Return the word of [first, end) whose head lies outside; the last word where there is no tree.
Index head_of(const Reading& reading, Index first, Index end) {
  for (Index i = first; i < end; ++i) {
    const Index head = reading.words[i].head;
    if (reading.words[i].deprel != Deprel::punct &&
        (head == kNone ? reading.words[i].deprel == Deprel::root : head < first || head >= end))
      return i;
  }
  return end - 1;
}

void append_names(std::span<const NameTag> tags, Index first, Reading& reading) {
  for (const NameSpan& span : spans_of(tags)) {
    const Index begin = first + static_cast<Index>(span.first);
    const Index end = first + static_cast<Index>(span.end);
    Mention mention;
    mention.text = hull(reading.words[begin].text, reading.words[end - 1].text);
    mention.name = mention.text;
    mention.type = entity_type(span.type);
    mention.head_word = head_of(reading, begin, end);
    reading.mentions.push_back(mention);
  }
}

void write_analysis(const Open& open, Analysis& analysis, Index first) {
  for (std::size_t i = 0; i < analysis.tags.size(); ++i) {
    Word& word = open.reading.words[first + i];
    const TagLabel& label = open.models.tagger().labels()[analysis.tags[i]];
    word.upos = label.upos;
    word.xpos = label.xpos;
    word.feats = analysis.feats[i];
    word.lemma = std::move(analysis.lemmas[i]);
    word.deprel = analysis.deprels[i];
    word.head = analysis.heads[i] == analysis.tags.size() ? kNone : first + analysis.heads[i];
  }
}

// Find the names of all pending sentences.
void flush_names(Open& open) {
  std::vector<NameInput> document;
  for (const Open::Pending& sentence : open.pending) document.push_back({sentence.forms, sentence.tags});
  const auto names = open.models.namer().find(document);
  for (std::size_t s = 0; s < names.size(); ++s) append_names(names[s], open.pending[s].first, open.reading);
  open.pending.clear();
  open.pending_words = 0;
}

bool is_dash(char32_t c) {
  return c == U'-' || c == U'\u2013' || c == U'\u2014' || c == U'\u2015';
}

// Return the length of the dateline with its dash and the blanks behind ("MOSCOW (Agency) — ") that `text`
// opens with, 0 if it opens otherwise. A dateline is no part of the sentence: with it in front, trees take
// the place for a subject.
std::uint32_t dateline_size(std::string_view dateline, std::string_view text) {
  if (dateline.empty() || !text.starts_with(dateline)) return 0;
  std::size_t end = dateline.size();
  bool dashed = false;
  for (std::size_t at = end; at < text.size(); end = at) {
    const char32_t c = decode_utf8(text, at);
    if (!is_space(c) && !is_dash(c)) break;
    dashed = dashed || is_dash(c);
  }
  return dashed && end < text.size() ? static_cast<std::uint32_t>(end) : 0;
}

// Call `visit(block, range)` for every stretch of text that no sentence may cross: a block, or its dateline
// and the rest.
template <class Visit>
void for_each_stretch(const Report& report, Visit visit) {
  for (Index block = 0; block < report.blocks.size(); ++block) {
    const ByteRange whole = report.blocks[block].text;
    const std::uint32_t cut = whole.begin + dateline_size(report.dateline, slice(report.text, whole));
    if (cut > whole.begin) visit(block, ByteRange{whole.begin, cut});
    visit(block, ByteRange{cut, whole.end});
  }
}

void read_english(Open& open, Index block, ByteRange range) {
  const std::string_view text = slice(open.report.text, range);
  std::vector<WordForm> forms;
  const SplitText split = open.models.splitter().split(text, open.models.lists(), forms);
  const Index first_word = append_split(split, range.begin, open.reading);
  append_sentences(split, first_word, block, open.reading);
  std::vector<std::string_view> words;
  for (const ByteRange word : split.words) words.push_back(slice(text, word));
  std::size_t first = 0;
  for (const std::uint32_t end : split.sentence_ends) {
    const std::size_t count = end - first;
    const auto of_sentence = std::span(forms).subspan(first, count);
    const Index at = first_word + static_cast<Index>(first);
    Analysis analysis = open.models.analyse(std::span(words).subspan(first, count), of_sentence);
    write_analysis(open, analysis, at);
    open.pending.push_back({{of_sentence.begin(), of_sentence.end()}, std::move(analysis.tags), at});
    open.pending_words += count;
    if (open.pending_words >= kMaxDocumentWords) flush_names(open);
    first = end;
  }
}

void read_by_rules(const Report& report, Index block, ByteRange range, Reading& reading) {
  const SplitText split = split_by_rules(slice(report.text, range));
  append_sentences(split, append_split(split, range.begin, reading), block, reading);
}

}  // namespace

void read_syntax(const Report& report, const Models& english, Reading& out) {
  const bool is_english = report.language == "en" || report.language == "unknown" || report.language.empty();
  const bool latin = main_script(report.text) == Script::latin || report.text.empty();
  if (!is_english || !latin) {
    for_each_stretch(report, [&](Index block, ByteRange range) { read_by_rules(report, block, range, out); });
    add_name_candidates(report, english.lists(), out);
    return;
  }
  Open open{report, english, out};
  for_each_stretch(report, [&](Index block, ByteRange range) { read_english(open, block, range); });
  flush_names(open);
}

}  // namespace dragoman::syntax
