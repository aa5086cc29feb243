#include "read/speech/speech.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/speech/colon.h"
#include "read/speech/direct.h"
#include "read/speech/drafts.h"
#include "read/speech/plain.h"
#include "read/speech/speaker.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

ByteRange bytes_of(const SpeechContext& context, Stretch stretch) {
  return {context.word(stretch.first).text.begin, context.word(stretch.last).text.end};
}

std::vector<ByteRange> bytes_of(const SpeechContext& context, const std::vector<Stretch>& stretches) {
  std::vector<ByteRange> ranges;
  for (const Stretch stretch : stretches) ranges.push_back(bytes_of(context, stretch));
  return ranges;
}

bool is_marks_only(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (!is_punctuation(c) && !is_space(c)) return false;
  }
  return true;
}

// Return `piece` with the marks of the quotations that begin or end at its edges, so that none is left
// without its partner. The quotation that the cue itself stands in is left alone.
ByteRange with_marks(const SpeechContext& context, ByteRange piece, Index voice) {
  const std::string_view text = context.report.text;
  const auto widen = [&](std::uint32_t at, bool at_end) {
    const Index q = quotation_at(context.quotations, at);
    if (q == kNone || q == voice) return;
    const ByteRange quotation = context.quotations[q].text;
    if (!at_end && is_marks_only(slice(text, {quotation.begin, piece.begin}))) piece.begin = quotation.begin;
    if (at_end && is_marks_only(slice(text, {piece.end, quotation.end}))) piece.end = quotation.end;
  };
  widen(piece.begin, false);
  if (piece.end > piece.begin) widen(piece.end - 1, true);
  return piece;
}

SpeechType type_of(const SpeechContext& context, const Draft& draft, const std::vector<ByteRange>& content) {
  if (draft.nominal) return SpeechType::nominal;
  if (!draft.quotations.empty()) return SpeechType::direct;
  const Index voice = context.quotation_of[draft.cue_word];
  for (const ByteRange piece : content) {
    auto quotation = std::partition_point(context.quotations.begin(), context.quotations.end(),
                                          [&](const Quotation& q) { return q.text.end <= piece.begin; });
    for (; quotation != context.quotations.end() && quotation->text.begin < piece.end; ++quotation)
      if (static_cast<Index>(quotation - context.quotations.begin()) != voice) return SpeechType::mixed;
  }
  return SpeechType::indirect;
}

// Return whether the speaker is named by a noun: a pronoun inside another's words nearly always is that other
// one, so that it adds no link to the chain.
bool names_other(const SpeechContext& context, const Draft& draft) {
  if (draft.subject == kNone) return false;
  const Word& word = context.word(draft.subject);
  return word.upos == Upos::noun || word.upos == Upos::propn;
}

std::string channel_of(const SpeechContext& context, const Draft& draft) {
  for (const Stretch cue : draft.cue)
    for (Index w = draft.cue_word + 1; w <= cue.last; ++w)
      if (context.lexicon.channels.contains(context.word(w).lemma)) return context.word(w).lemma;
  return {};
}

Attribution attribution_of(const SpeechContext& context, const Draft& draft) {
  Attribution made;
  made.source = bytes_of(context, draft.source);
  made.cue = bytes_of(context, draft.cue);
  made.content = bytes_of(context, draft.content);
  for (ByteRange& piece : made.content)
    piece = with_marks(context, piece, context.quotation_of[draft.cue_word]);
  for (const Index q : draft.quotations) made.content.push_back(context.quotations[q].text);
  std::ranges::sort(made.content);
  made.type = type_of(context, draft, made.content);
  made.channel = channel_of(context, draft);
  return made;
}

bool holds(const Attribution& outer, ByteRange range) {
  return std::ranges::any_of(outer.content, [&](ByteRange piece) { return piece.contains(range); });
}

std::uint32_t content_size(const Attribution& attribution) {
  std::uint32_t size = 0;
  for (const ByteRange piece : attribution.content) size += piece.size();
  return size;
}

// How many attributions before and behind one, in text order, may be its outer link.
constexpr Index kNear = 200;

// Return the attribution with the smallest content that holds the cue of number `inner`.
Index outer_of(const std::vector<Attribution>& all, Index inner) {
  Index best = kNone;
  const Index first = inner > kNear ? inner - kNear : 0;
  const Index end = std::min<Index>(static_cast<Index>(all.size()), inner + kNear);
  for (Index other = first; other < end; ++other) {
    if (other == inner || !holds(all[other], all[inner].cue.front())) continue;
    // Two that hold each other's cue: the larger content is the outer one.
    if (holds(all[inner], all[other].cue.front()) && content_size(all[other]) <= content_size(all[inner]))
      continue;
    if (best == kNone || content_size(all[other]) < content_size(all[best])) best = other;
  }
  return best;
}

// Join inner links to outer ones; those that may not stand inside another are dropped.
std::vector<Attribution> nest(std::vector<Attribution> all, const std::vector<Draft>& drafts) {
  std::vector<bool> kept(all.size(), true);
  for (Index i = 0; i < all.size(); ++i) {
    all[i].inside = outer_of(all, i);
    if (all[i].inside != kNone && (!drafts[i].nests || !drafts[i].names_other)) kept[i] = false;
  }
  std::vector<Index> number(all.size(), kNone);
  Index count = 0;
  for (Index i = 0; i < all.size(); ++i)
    if (kept[i]) number[i] = count++;
  std::vector<Attribution> out;
  for (Index i = 0; i < all.size(); ++i) {
    if (!kept[i]) continue;
    Index outer = all[i].inside;
    for (std::size_t steps = 0; outer != kNone && !kept[outer]; ++steps)
      outer = steps < all.size() ? all[outer].inside : kNone;
    out.push_back(std::move(all[i]));
    out.back().inside = outer == kNone ? kNone : number[outer];
  }
  return out;
}

// Return the first word of what a tag adds behind its content ("…, X said"), kNone if the draft is no such
// tag.
Index tag_start(const Draft& draft) {
  if (draft.frame != Frame::tag || draft.content.empty() || draft.cue.empty()) return kNone;
  Index first = draft.cue.front().first;
  for (const Stretch piece : draft.source) first = std::min(first, piece.first);
  return draft.content.back().last < first ? first : kNone;
}

// A tag at the end speaks for the whole sentence: where a clause before it was read on over the tag ("A hopes
// that B will come, X said"), the clause ends before it.
void end_before_tags(const SpeechContext& context, std::vector<Draft>& drafts) {
  for (std::size_t t = 0; t < drafts.size(); ++t) {
    const Index tag = tag_start(drafts[t]);
    if (tag == kNone) continue;
    for (std::size_t i = t; i-- > 0 && drafts[i].cue_word >= drafts[t].content.front().first;) {
      for (Stretch& piece : drafts[i].content) {
        if (piece.first < tag && piece.contains(drafts[t].cue_word))
          piece = trim(context, {piece.first, tag - 1});
      }
    }
  }
}

SpeechContext context_of(const Report& report, const Reading& reading, const CueLexicon& lexicon,
                         const Trees& trees, const std::vector<Quotation>& quotations) {
  SpeechContext context{report, reading, lexicon, trees, quotations, {}, mentions_by_word(reading)};
  context.quotation_of.reserve(reading.words.size());
  for (const Word& word : reading.words)
    context.quotation_of.push_back(quotation_at(quotations, word.text.begin));
  return context;
}

bool has_trees(const Reading& reading) {
  return std::ranges::any_of(reading.words, [](const Word& word) { return word.head != kNone; });
}

}  // namespace

std::vector<Attribution> find(const Report& report, const Reading& reading, const CueLexicon& lexicon) {
  const std::vector<Quotation> quotations = find_quotations(report);
  if (!has_trees(reading)) return find_plain_speech(report, reading, quotations, lexicon);
  const Trees trees(reading);
  const SpeechContext context = context_of(report, reading, lexicon, trees, quotations);
  std::vector<Draft> drafts = find_drafts(context);
  std::vector<Draft> colons = find_colon_drafts(context);
  std::ranges::move(colons, std::back_inserter(drafts));
  std::ranges::stable_sort(drafts, {}, &Draft::cue_word);
  end_before_tags(context, drafts);
  adopt_quotations(context, drafts);
  std::vector<Attribution> all;
  for (Draft& draft : drafts) {
    draft.names_other = names_other(context, draft);
    all.push_back(attribution_of(context, draft));
    name_speaker(context, draft, all.back());
  }
  all = nest(std::move(all), drafts);
  settle_pronouns(report, all);
  return all;
}

std::vector<Index> chain_at(const Reading& reading, ByteRange evidence) {
  const std::vector<Attribution>& all = reading.attributions;
  Index inner = kNone;
  for (Index i = 0; i < all.size(); ++i)
    if (holds(all[i], evidence) && (inner == kNone || content_size(all[i]) < content_size(all[inner])))
      inner = i;
  std::vector<Index> chain;
  while (inner != kNone && chain.size() <= all.size()) {
    chain.push_back(inner);
    inner = all[inner].inside;
  }
  return chain;
}

}  // namespace dragoman::speech
