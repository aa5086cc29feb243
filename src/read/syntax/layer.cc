#include "read/syntax/layer.h"

#include <algorithm>

#include "base/unicode.h"

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

void read_english_block(Open& open, Index block) {
  const ByteRange range = open.report.blocks[block].text;
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

void read_block_by_rules(const Report& report, Index block, Reading& reading) {
  const ByteRange range = report.blocks[block].text;
  const SplitText split = split_by_rules(slice(report.text, range));
  append_sentences(split, append_split(split, range.begin, reading), block, reading);
}

}  // namespace

void read_syntax(const Report& report, const Models& english, Reading& out) {
  const bool is_english = report.language == "en" || report.language == "unknown" || report.language.empty();
  const bool latin = main_script(report.text) == Script::latin || report.text.empty();
  if (!is_english || !latin) {
    for (Index block = 0; block < report.blocks.size(); ++block) read_block_by_rules(report, block, out);
    add_name_candidates(report, out);
    return;
  }
  Open open{report, english, out};
  for (Index block = 0; block < report.blocks.size(); ++block) read_english_block(open, block);
  flush_names(open);
}

}  // namespace dragoman::syntax
