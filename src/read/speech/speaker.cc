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
  attribution.speaker = actor_at(context, head);
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
