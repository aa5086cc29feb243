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

// Return the actor whose mention has its head at `head`, else one whose mention holds that word, shortest
// first.
Index actor_at(const SpeechContext& context, Index head) {
  const ByteRange at = context.word(head).text;
  Index best = kNone;
  const auto& mentions = context.reading.mentions;
  for (Index m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m];
    if (mention.actor == kNone || !mention.text.contains(at)) continue;
    if (mention.head_word == head) return mention.actor;
    if (best == kNone || mention.text.size() < mentions[best].text.size()) best = m;
  }
  return best == kNone ? kNone : mentions[best].actor;
}

}  // namespace

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
    for (std::size_t j = i; j-- > 0;) {
      const Attribution& before = all[j];
      if (before.inside != attribution.inside || before.speaker_name == kUnnamed) continue;
      attribution.speaker = before.speaker;
      attribution.speaker_name = before.speaker_name;
      break;
    }
  }
}

}  // namespace dragoman::speech
