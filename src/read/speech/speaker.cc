#include "read/speech/speaker.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace dragoman::speech {
namespace {

constexpr std::string_view kUnnamed = "(unnamed)";

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

// Return the words as a chain shows them: without article and line ends.
std::string shown(std::string_view source) {
  std::string text = squeeze(source);
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "})
    if (text.starts_with(article)) return text.substr(article.size());
  return text;
}

// Return the noun that the relative pronoun `pronoun` stands for, or `pronoun` itself.
Index antecedent(const SpeechContext& context, Index pronoun) {
  if (!is_one_of(lower(context.text(pronoun)), {"who", "which", "that"})) return pronoun;
  const Index clause = context.word(pronoun).head;
  if (clause == kNone) return pronoun;
  const Word& word = context.word(clause);
  const bool relative = word.deprel == Deprel::acl_relcl || word.deprel == Deprel::acl;
  return relative && word.head != kNone && word.head < pronoun ? word.head : pronoun;
}

// Return the actor of the mention at word `head`, or kNone.
Index actor_at(const SpeechContext& context, Index head) {
  const Index mention = context.mention_of[head];
  return mention == kNone ? kNone : context.reading.mentions[mention].actor;
}

// "the ambassador to Norland, Ada Berg": the person whose name closes a source that begins with what she is,
// kNone if none. Asked of the text, because parsers take such a name for one more speaker.
Index person_at_end(const SpeechContext& context, Index head, ByteRange source) {
  const Index held = context.mention_of[head];
  if (held != kNone && context.reading.mentions[held].kind == MentionKind::name &&
      context.reading.mentions[held].type == EntityType::person)
    return kNone;
  const Word& word = context.word(head);
  const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
  if (!noun || word.feats.find("Number=Plur") != word.feats.npos) return kNone;
  const auto& words = context.reading.words;
  Index comma = kNone;
  for (Index w = head + 1; w < words.size() && words[w].text.begin < source.end; ++w)
    if (context.text(w) == ",") comma = w;
  if (comma == kNone) return kNone;
  Index m = comma + 1 < words.size() ? context.mention_of[comma + 1] : kNone;
  if (m == kNone) return kNone;
  const Mention& mention = context.reading.mentions[m];
  const bool whole = mention.kind == MentionKind::name && mention.text.end == source.end;
  return whole && mention.type == EntityType::person ? mention.actor : kNone;
}

// How many attributions back the one is looked for whom "he" may mean.
constexpr std::size_t kPronounReach = 50;

}  // namespace

std::vector<Index> mentions_by_word(const Reading& reading) {
  std::vector<Index> at(reading.words.size(), kNone);
  const auto& mentions = reading.mentions;
  for (Index m = 0; m < mentions.size(); ++m) {
    if (mentions[m].actor == kNone) continue;
    auto word = std::partition_point(reading.words.begin(), reading.words.end(),
                                     [&](const Word& w) { return w.text.begin < mentions[m].text.begin; });
    for (; word != reading.words.end() && word->text.begin < mentions[m].text.end; ++word) {
      Index& held = at[static_cast<std::size_t>(word - reading.words.begin())];
      const auto here = static_cast<Index>(word - reading.words.begin());
      const bool heads = mentions[m].head_word == here;
      const bool held_heads = held != kNone && mentions[held].head_word == here;
      if (held == kNone || (heads && !held_heads) ||
          (heads == held_heads && mentions[m].text.size() < mentions[held].text.size()))
        held = m;
    }
  }
  return at;
}

void name_speaker(const SpeechContext& context, const Draft& draft, Attribution& attribution) {
  if (draft.subject == kNone || attribution.source.empty()) {
    attribution.speaker_name = kUnnamed;
    return;
  }
  const Index head = antecedent(context, draft.subject);
  attribution.speaker = person_at_end(context, head, attribution.source.front());
  if (attribution.speaker == kNone) attribution.speaker = actor_at(context, head);
  if (attribution.speaker != kNone)
    attribution.speaker_name = context.reading.actors[attribution.speaker].name;
  else if (head != draft.subject)
    attribution.speaker_name =
        shown(slice(context.report.text,
                    {context.word(context.trees.leftmost(head)).text.begin, context.word(head).text.end}));
  else
    attribution.speaker_name = shown(slice(context.report.text, attribution.source.front()));
}

void settle_pronouns(const Report& report, std::vector<Attribution>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    Attribution& attribution = all[i];
    if (attribution.speaker != kNone || attribution.source.empty()) continue;
    if (!is_one_of(lower(slice(report.text, attribution.source.front())), {"he", "she"})) continue;
    for (std::size_t j = i; j > 0 && i - j < kPronounReach;) {
      --j;
      const Attribution& before = all[j];
      if (before.inside != attribution.inside || before.speaker_name == kUnnamed) continue;
      attribution.speaker = before.speaker;
      attribution.speaker_name = before.speaker_name;
      break;
    }
  }
}

}  // namespace dragoman::speech
