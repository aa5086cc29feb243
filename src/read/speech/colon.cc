#include "read/speech/colon.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

constexpr Index kMaxNameWords = 5;

// The words of a block; first > last if it has none.
Stretch words_of_block(const SpeechContext& context, ByteRange block) {
  const auto& words = context.reading.words;
  const auto before = [](std::uint32_t at) { return [at](const Word& w) { return w.text.begin < at; }; };
  const auto first = std::partition_point(words.begin(), words.end(), before(block.begin));
  const auto end = std::partition_point(first, words.end(), before(block.end));
  if (first == end) return {1, 0};
  return {static_cast<Index>(first - words.begin()), static_cast<Index>(end - words.begin()) - 1};
}

bool starts_upper(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(decode_utf8(text, at));
}

bool can_speak(const SpeechContext& context, Index w) {
  const Word& word = context.word(w);
  return word.upos == Upos::propn ||
         (word.upos == Upos::noun && context.lexicon.speakers.contains(lower(word.lemma)));
}

// A name or a word for a speaker ("Poll", "Police") with nothing but parts of names around it.
bool is_speaker(const SpeechContext& context, Stretch stretch) {
  if (stretch.first > stretch.last || stretch.last - stretch.first >= kMaxNameWords) return false;
  for (Index w = stretch.first; w <= stretch.last; ++w) {
    const Upos upos = context.word(w).upos;
    const bool part = upos == Upos::propn || upos == Upos::noun || upos == Upos::adj || upos == Upos::adp ||
                      upos == Upos::part || (upos == Upos::punct && context.text(w) != ",");
    if (!part || !starts_upper(context.text(stretch.first))) return false;
  }
  return can_speak(context, stretch.last);
}

bool has_verb(const SpeechContext& context, Stretch stretch) {
  for (Index w = stretch.first; w <= stretch.last; ++w)
    if (context.word(w).upos == Upos::verb || context.word(w).upos == Upos::aux) return true;
  return false;
}

Draft colon_draft(Stretch speaker, Index colon, Stretch content) {
  Draft draft;
  draft.cue_word = colon;
  draft.subject = speaker.last;
  draft.frame = Frame::quote;
  draft.source = {speaker};
  draft.cue = {{colon, colon}};
  draft.content = {content};
  return draft;
}

}  // namespace

std::vector<Draft> find_colon_drafts(const SpeechContext& context) {
  std::vector<Draft> drafts;
  for (std::size_t b = 0; b < context.report.blocks.size(); ++b) {
    const Block& block = context.report.blocks[b];
    const Stretch all = words_of_block(context, block.text);
    if (all.first > all.last || all.last == all.first) continue;
    Index colon = all.first;
    while (colon <= all.last && context.text(colon) != ":") ++colon;
    if (colon <= all.first || colon >= all.last) continue;
    const Stretch before{all.first, colon - 1};
    const Stretch behind = trim(context, {colon + 1, all.last});
    const bool headline = block.kind == BlockKind::title || block.kind == BlockKind::heading || b == 0;
    if (is_speaker(context, before) && starts_upper(context.text(behind.first)) &&
        (headline || context.word(before.last).upos == Upos::propn) && has_verb(context, behind))
      drafts.push_back(colon_draft(before, colon, behind));
    else if (headline && is_speaker(context, behind) && has_verb(context, before))
      drafts.push_back(colon_draft(behind, colon, trim(context, before)));
  }
  return drafts;
}

}  // namespace dragoman::speech
