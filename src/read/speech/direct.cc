#include "read/speech/direct.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::speech {
namespace {

// First and last word of a quotation; first > last if it holds no word.
Stretch words_of(const SpeechContext& context, Index quotation) {
  const ByteRange text = context.quotations[quotation].text;
  const auto& words = context.reading.words;
  const auto first = std::partition_point(words.begin(), words.end(),
                                          [&](const Word& w) { return w.text.begin < text.begin; });
  const auto end =
      std::partition_point(first, words.end(), [&](const Word& w) { return w.text.begin < text.end; });
  if (first == end) return {1, 0};
  return {static_cast<Index>(first - words.begin()), static_cast<Index>(end - words.begin()) - 1};
}

bool starts_like_sentence(const SpeechContext& context, Index quotation) {
  const ByteRange inner = context.quotations[quotation].inner;
  for (std::size_t at = inner.begin; at < inner.end;) {
    const char32_t c = decode_utf8(context.report.text, at);
    if (is_letter(c)) return is_upper(c) || !is_lower(c);
    if (is_digit(c) || c == U'[' || c == U'\u2026' || c == U'$') return true;
  }
  return false;
}

// Return whether nothing but marks and a conjunction stands before the quotation in its sentence.
bool opens_sentence(const SpeechContext& context, Stretch words) {
  const Sentence& sentence = context.sentence(words.first);
  for (Index w = sentence.first; w < words.first; ++w)
    if (!context.is_punctuation(w) && context.word(w).deprel != Deprel::cc) return false;
  return true;
}

bool speaks_here(const SpeechContext& context, const VerbCue& verb_cue) {
  return verb_cue.phrase && context.word(verb_cue.speaker).head == verb_cue.group.top;
}

// The words of the cue with its speaker where the two stand together.
Stretch tag_of(const SpeechContext& context, const VerbCue& verb_cue) {
  Stretch tag = verb_cue.group.words;
  if (!verb_cue.phrase) return tag;
  const Stretch phrase = *verb_cue.phrase;
  const bool beside = phrase.last + 1 >= tag.first || tag.last + 1 >= phrase.first;
  if (!beside && !speaks_here(context, verb_cue)) return tag;
  return {std::min(tag.first, phrase.first), std::max(tag.last, phrase.last)};
}

// Return the quotation that ends right before word `first`, or kNone.
Index quotation_before(const SpeechContext& context, Index first, Index voice) {
  const Index block = context.block(first);
  Index w = first;
  for (int steps = 0; w > 0 && steps < 4; ++steps) {
    --w;
    if (context.block(w) != block) return kNone;
    if (context.quotation_of[w] != kNone && context.quotation_of[w] != voice) return context.quotation_of[w];
    if (!context.is_punctuation(w)) return kNone;
  }
  return kNone;
}

// Return the quotation that starts behind word `last`, at once or, with `reach`, later in the sentence behind
// a comma or colon; kNone if there is none.
Index quotation_behind(const SpeechContext& context, Index last, Index voice, bool reach) {
  const Sentence& sentence = context.sentence(last);
  bool beside = true;
  for (Index w = last + 1; w < sentence.end; ++w) {
    const Index quotation = context.quotation_of[w];
    if (quotation != kNone && quotation != voice) {
      if (context.quotation_of[w - 1] == quotation) return kNone;
      const std::string_view mark = context.text(w - 1);
      const bool introduced = mark == "," || mark == ":";
      if (beside) return introduced || starts_like_sentence(context, quotation) ? quotation : kNone;
      return introduced && starts_like_sentence(context, quotation) ? quotation : kNone;
    }
    if (context.is_punctuation(w)) continue;
    if (!reach) return kNone;
    beside = false;
  }
  // A colon may end the sentence, or the line, before the quotation.
  if (last + 1 < sentence.end && context.text(sentence.end - 1) == ":" &&
      sentence.end < context.reading.words.size()) {
    const Index quotation = context.quotation_of[sentence.end];
    if (quotation != voice) return quotation;
  }
  return kNone;
}

// Return whether a clause of the cue starts before word `first`, so that a quotation there is part of that
// clause.
bool clause_reaches(const SpeechContext& context, const VerbCue& verb_cue, Index last, Index first) {
  for (const Index c : context.trees.children(verb_cue.verb)) {
    const Deprel relation = context.word(c).deprel;
    if (relation != Deprel::ccomp && relation != Deprel::xcomp && relation != Deprel::obj) continue;
    if (c > last && context.trees.leftmost(c) < first &&
        context.quotation_of[c] == context.quotation_of[verb_cue.verb])
      if (relation != Deprel::obj || !context.lexicon.verbs.contains(context.word(verb_cue.verb).lemma))
        return true;
  }
  return false;
}

Draft quote_draft(const VerbCue& verb_cue) {
  Draft draft;
  draft.cue_word = verb_cue.verb;
  draft.frame = Frame::quote;
  draft.cue = {verb_cue.group.words};
  draft.nests = verb_cue.cue->nests(Frame::quote);
  return draft;
}

// "He called it a “crime”, X said": the sentence up to the tag.
std::optional<Draft> mixed_before(const SpeechContext& context, const VerbCue& verb_cue, Stretch quoted) {
  Index first = context.sentence(quoted.first).first;
  while (first < quoted.first && (context.is_punctuation(first) || context.word(first).deprel == Deprel::cc))
    ++first;
  Draft draft = quote_draft(verb_cue);
  draft.frame = Frame::tag;
  draft.content = {{first, quoted.last}};
  return draft;
}

// Return whether the quotation is a finished sentence, so that what follows it starts a new one.
bool ends_with_stop(const SpeechContext& context, Index quotation) {
  const std::string_view inner =
      dragoman::trim(slice(context.report.text, context.quotations[quotation].inner));
  return inner.ends_with('.');
}

std::optional<Draft> quote_before(const SpeechContext& context, const VerbCue& verb_cue, Stretch tag) {
  const Index voice = context.quotation_of[verb_cue.verb];
  const Index before = quotation_before(context, tag.first, voice);
  if (before == kNone) return std::nullopt;
  const Stretch quoted = words_of(context, before);
  if (context.trees.sentence_of(quoted.last) != context.trees.sentence_of(tag.first) &&
      ends_with_stop(context, before))
    return std::nullopt;
  if (!opens_sentence(context, quoted)) {
    const bool comma = context.is_punctuation(tag.first - 1);
    return comma && tag.first > quoted.last ? mixed_before(context, verb_cue, quoted) : std::nullopt;
  }
  Draft draft = quote_draft(verb_cue);
  draft.quotations = {before};
  const Index after = quotation_behind(context, tag.last, voice, true);
  if (after != kNone) draft.quotations.push_back(after);
  return draft;
}

// Return whether an earlier part of the same speech belongs to `draft`.
bool holds(const Draft& draft, Index quotation) {
  return std::ranges::find(draft.quotations, quotation) != draft.quotations.end();
}

// A quotation that is speech by itself: it opens a sentence and nothing follows it there.
bool stands_alone(const SpeechContext& context, Index quotation, Stretch words) {
  if (words.first >= words.last || !opens_sentence(context, words) ||
      !starts_like_sentence(context, quotation))
    return false;
  const Sentence& sentence = context.sentence(words.last);
  for (Index w = words.last + 1; w < sentence.end; ++w)
    if (!context.is_punctuation(w)) return false;
  return true;
}

// What the search for an owner keeps: the quotations' owners so far.
struct Owners {
  std::vector<std::size_t> of;  // index into drafts, or drafts.size()
};

bool can_own(const SpeechContext& context, const Draft& draft) {
  if (draft.nominal || context.quotation_of[draft.cue_word] != kNone) return false;
  const auto cue = context.lexicon.verbs.find(context.word(draft.cue_word).lemma);
  return cue != context.lexicon.verbs.end() ? cue->second.has(Frame::quote) : draft.frame == Frame::quote;
}

// Return the last draft of block `block` whose cue stands before word `before` and that may own a quotation.
std::size_t last_owner(const SpeechContext& context, const std::vector<Draft>& drafts, Index block,
                       Index before) {
  const auto end = std::partition_point(drafts.begin(), drafts.end(),
                                        [&](const Draft& draft) { return draft.cue_word < before; });
  for (auto draft = end; draft != drafts.begin();) {
    --draft;
    const Index at = context.block(draft->cue_word);
    if (at < block) break;
    if (at == block && can_own(context, *draft)) return static_cast<std::size_t>(draft - drafts.begin());
  }
  return drafts.size();
}

// Return whether a block is no prose: a caption, a headline or a credit among the paragraphs, which ends
// without a stop.
bool is_stray(const SpeechContext& context, const Block& block) {
  const std::string_view text = dragoman::trim(slice(context.report.text, block.text));
  if (text.empty()) return true;
  std::size_t at = text.size();
  const char32_t last = decode_utf8_back(text, at);
  return is_letter(last) || is_digit(last) || last == U')';
}

// How many captions and headlines may stand between two paragraphs of one speaker.
constexpr std::int64_t kMaxStray = 5;

// Return the nearest paragraph before (`step` -1) or behind (+1) block `b`; captions and headings are passed
// over.
std::optional<Index> neighbour(const SpeechContext& context, Index b, int step) {
  const auto& blocks = context.report.blocks;
  std::int64_t left = kMaxStray;
  for (std::int64_t n = static_cast<std::int64_t>(b) + step;
       n >= 0 && n < static_cast<std::int64_t>(blocks.size()) && left > 0; n += step, --left) {
    const BlockKind kind = blocks[static_cast<std::size_t>(n)].kind;
    if (kind == BlockKind::caption || kind == BlockKind::heading ||
        is_stray(context, blocks[static_cast<std::size_t>(n)]))
      continue;
    if (kind == BlockKind::title || kind == BlockKind::standfirst) return std::nullopt;
    return static_cast<Index>(n);
  }
  return std::nullopt;
}

// Return the draft of a following paragraph that takes this quotation up: "…," he added.
std::size_t forward_owner(const SpeechContext& context, const std::vector<Draft>& drafts,
                          const Owners& owners, Index block) {
  const std::optional<Index> next = neighbour(context, block, +1);
  if (!next) return drafts.size();
  const auto first =
      std::partition_point(context.quotations.begin(), context.quotations.end(),
                           [&](const Quotation& quotation) { return quotation.block < *next; });
  if (first == context.quotations.end() || first->block != *next || !first->opens_block) return drafts.size();
  const std::size_t owner = owners.of[static_cast<std::size_t>(first - context.quotations.begin())];
  const bool taken_up =
      owner < drafts.size() && context.lexicon.forward.contains(context.word(drafts[owner].cue_word).lemma);
  return taken_up ? owner : drafts.size();
}

std::size_t owner_of(const SpeechContext& context, const std::vector<Draft>& drafts, const Owners& owners,
                     Index q, Stretch words) {
  const Quotation& quotation = context.quotations[q];
  if (quotation.continues != kNone && owners.of[quotation.continues] < drafts.size())
    return owners.of[quotation.continues];
  if (!stands_alone(context, q, words)) return drafts.size();
  if (!quotation.opens_block) return last_owner(context, drafts, quotation.block, words.first);
  if (const std::size_t next = forward_owner(context, drafts, owners, quotation.block); next < drafts.size())
    return next;
  const std::optional<Index> before = neighbour(context, quotation.block, -1);
  return before ? last_owner(context, drafts, *before, words.first) : drafts.size();
}

}  // namespace

std::optional<Draft> quote_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  const Index voice = context.quotation_of[verb_cue.verb];
  const Stretch tag = tag_of(context, verb_cue);
  if (speaks_here(context, verb_cue) || !verb_cue.phrase)
    if (std::optional<Draft> draft = quote_before(context, verb_cue, tag)) return draft;
  const Index after = quotation_behind(context, tag.last, voice, true);
  if (after == kNone) return std::nullopt;
  const Stretch quoted = words_of(context, after);
  if (quoted.first > quoted.last || clause_reaches(context, verb_cue, tag.last, quoted.first))
    return std::nullopt;
  Draft draft = quote_draft(verb_cue);
  draft.quotations = {after};
  return draft;
}

void adopt_quotations(const SpeechContext& context, std::vector<Draft>& drafts) {
  Owners owners{std::vector<std::size_t>(context.quotations.size(), drafts.size())};
  for (std::size_t d = 0; d < drafts.size(); ++d)
    for (const Index q : drafts[d].quotations) owners.of[q] = d;
  // A speech of several paragraphs belongs to the cue of any of them.
  for (std::size_t q = context.quotations.size(); q-- > 0;) {
    const Index part = context.quotations[q].continues;
    if (part == kNone || owners.of[q] == drafts.size() || owners.of[part] < drafts.size()) continue;
    owners.of[part] = owners.of[q];
    drafts[owners.of[q]].quotations.push_back(part);
  }
  for (Index q = 0; q < context.quotations.size(); ++q) {
    if (owners.of[q] < drafts.size()) continue;
    const Stretch words = words_of(context, q);
    if (words.first > words.last) continue;
    const std::size_t owner = owner_of(context, drafts, owners, q, words);
    if (owner == drafts.size() || holds(drafts[owner], q)) continue;
    owners.of[q] = owner;
    drafts[owner].quotations.push_back(q);
  }
}

}  // namespace dragoman::speech
