// Carriers: the media through which somebody's words came. A part of Voices.
#include <algorithm>
#include <unordered_map>

#include "claim/coding/fillers.h"
#include "claim/coding/voices.h"

namespace dragoman {

bool Voices::is_own_house(std::string_view media) const {
  const std::string outlet = letters_of(grammar_.tree.report().outlet);
  const std::string first = letters_of(media.substr(0, media.find(' ')));
  return first.size() >= 2 && !outlet.empty() && outlet.find(first) != std::string::npos;
}

// "told CBS News", "in an interview with RT television", "on NBC's Meet the Press".
std::string Voices::carrier_in(const Attribution& attribution) const {
  const Index cue = cue_word(attribution);
  if (media_ == nullptr || cue == kNone) return {};
  if (std::string quoting = quoter(cue); !quoting.empty()) return quoting;
  const Tree& tree = grammar_.tree;
  const auto& words = tree.reading().words;
  const Sentence& sentence = tree.sentence(cue);
  for (Index w = cue + 1; w < sentence.end && w < cue + 14; ++w) {
    if (!media_->ends_at(tree.keys(), w, sentence.first)) continue;
    const bool said = std::any_of(attribution.content.begin(), attribution.content.end(),
                                  [&](ByteRange range) { return range.contains(words[w].text.begin); });
    const Index first = first_of_name(w);
    if (first == kNone || first <= cue) continue;
    // "told NBC's "Meet the Press" that": whom a verb of telling tells is no content.
    const bool told = first == cue + 1 && tree.is(cue, "tell");
    if (said && !told) continue;
    // Only where the cue or an interview leads to it: "told CBS", "in an interview with RT".
    Index before = first;
    while (before > cue && words[before - 1].upos == Upos::det) --before;
    const std::string& preposition = tree.form(before - 1);
    const bool led = before - 1 == cue || preposition == "with" || preposition == "on" || preposition == "by";
    if (led) return std::string(tree.text(tree.bytes(first, w)));
  }
  return carrier_of_source(attribution);
}

// "Reuters quoted X as saying", "X was quoted by Reuters as saying": Reuters.
std::string Voices::quoter(Index cue) const {
  constexpr Index kFar = 20;
  const Tree& tree = grammar_.tree;
  const Index begin = tree.sentence(cue).first;
  if (cue < begin + 2 || tree.word(cue).xpos != "VBG" || tree.form(cue - 1) != "as") return {};
  for (Index w = cue - 1; w-- > begin && cue - w < kFar;) {
    if (!tree.is(w, "quote") && !tree.is(w, "cite")) continue;
    Index who = kNone;
    for (const Index kid : tree.children(w)) {
      const bool agent = tree.deprel(kid) == Deprel::obl_agent ||
                         (is_oblique(tree.deprel(kid)) && preposition_of(tree, kid) == "by");
      if (tree.deprel(kid) == Deprel::nsubj || agent) who = kid;
    }
    if (who == kNone) return {};
    if (!is_pronoun(tree.form(who))) return name_at(grammar_, who);
    const Link* last = last_before(tree.word(who).text.begin);
    return last != nullptr ? last->who : std::string();
  }
  return {};
}

// The first word of the name that ends at `w`, kNone if no name does.
Index Voices::first_of_name(Index w) const {
  const Tree& tree = grammar_.tree;
  const Mention* mention = tree.mention(w);
  if (mention == nullptr && tree.word(w).upos != Upos::propn) return kNone;
  Index first = w;
  const auto belongs = [&](Index before) {
    const bool named = mention != nullptr && mention->kind == MentionKind::name &&
                       mention->text.contains(tree.word(before).text) && tree.word(before).upos != Upos::det;
    return named || tree.word(before).upos == Upos::propn;
  };
  while (first > tree.sentence(w).first && belongs(first - 1)) --first;
  return first;
}

// "IRNA, monitored by the BBC", "a statement quoted by IRNA".
std::string Voices::carrier_of_source(const Attribution& attribution) const {
  if (attribution.source.empty()) return {};
  const Tree& tree = grammar_.tree;
  const ByteRange source = attribution.source.front();
  for (Index w = word_at(source.begin); w < voice_.size() && tree.word(w).text.end <= source.end; ++w) {
    if (!media_->ends_at(tree.keys(), w, tree.sentence(w).first)) continue;
    Index before = first_of_name(w);
    if (before == kNone) continue;
    const Index first = before;
    while (before > 0 && tree.word(before - 1).upos == Upos::det) --before;
    const bool passed_on = before >= 2 && tree.form(before - 1) == "by" &&
                           tree.word(before - 2).xpos == "VBN" &&
                           tree.word(before - 2).text.begin >= source.begin;
    if (passed_on) return std::string(tree.text(tree.bytes(first, w)));
  }
  return {};
}

// "reportedly said": somebody who is not named says that he said so.
bool Voices::is_hearsay(Index attribution) const {
  const Tree& tree = grammar_.tree;
  const Index cue = cue_word(tree.reading().attributions[attribution]);
  if (cue == kNone || links_[attribution].who == kUnnamed) return false;
  const Sentence& sentence = tree.sentence(cue);
  return (cue > sentence.first && tree.form(cue - 1) == "reportedly") ||
         (cue + 1 < sentence.end && tree.form(cue + 1) == "reportedly");
}

// A medium counts from the sentence that names it, and then for what the same speaker goes on to say.
void Voices::find_carriers() {
  const auto& attributions = grammar_.tree.reading().attributions;
  carrier_.assign(attributions.size(), "");
  std::unordered_map<std::string, std::string> last;
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    std::string found = carrier_in(attributions[a]);
    const Link& speaker = links_[a];
    const std::string key = letters_of(speaker.who);
    if (!found.empty() && !is_own_house(found)) last[key] = found;
    if (const auto known = last.find(key); known != last.end() && letters_of(known->second) != key) {
      carrier_[a] = known->second;
    }
  }
}

// The medium through which the speaker has last reached us before his words.
std::string Voices::carrier_before(const Link& speaker) const {
  const auto& attributions = grammar_.tree.reading().attributions;
  for (std::size_t a = attributions.size(); a-- > 0;) {
    const bool before =
        !attributions[a].source.empty() && attributions[a].source.front().begin < speaker.evidence.begin;
    if (before && !carrier_[a].empty() && same_source(links_[a], speaker)) return carrier_[a];
  }
  return {};
}

}  // namespace dragoman
