// Voices: who says a stretch of text, from the innermost speaker out to the outlet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claim/codebook.h"
#include "claim/coding/functions.h"

namespace dragoman {

inline constexpr std::string_view kUnnamed = "(unnamed)";  // in the place of a source that nobody names

class Voices {
 public:
  // Keeps references to what the grammar refers to.
  explicit Voices(const Grammar& grammar);

  // Return the attribution in whose content the word beginning at the byte stands, the narrowest one; kNone
  // in the outlet's own voice.
  [[nodiscard]] Index at(std::uint32_t byte) const;
  // Return the attribution under which a word stands: as at(), but for clauses coordinated with the cue.
  [[nodiscard]] Index of_word(Index w) const;
  // Return the piece of the attribution's content that holds the byte.
  [[nodiscard]] ByteRange content(Index attribution, std::uint32_t byte) const;
  // Return the chain for what stands in the content of `attribution` (kNone: the outlet speaks).
  [[nodiscard]] std::vector<Link> chain(Index attribution) const;
  // Return for every word the attribution that at() returns.
  [[nodiscard]] const std::vector<Index>& by_word() const { return voice_; }
  // Return the source of an attribution, or null if it cannot speak.
  [[nodiscard]] const Link* source(Index attribution) const {
    return speaks_[attribution] ? &links_[attribution] : nullptr;
  }
  // Return whether the cue says that nothing was said: "would not say whether".
  [[nodiscard]] bool is_unsaid(Index attribution) const;
  // Return whom the speaker tells it ("told parliament"), or kNone; not the press.
  [[nodiscard]] Index told(Index attribution) const;
  // Return the last source that can speak before the byte, or null.
  [[nodiscard]] const Link* last_before(std::uint32_t byte) const;
  // Put a speaker found otherwise (who pledges, who blames) before the chain unless he is its innermost link
  // already.
  void prepend(std::vector<Link>& chain, Link link) const;

 private:
  [[nodiscard]] Index person_named(const Attribution& attribution) const;
  [[nodiscard]] Index person_behind(const Attribution& attribution) const;
  [[nodiscard]] std::string plain_name(const Attribution& attribution) const;
  [[nodiscard]] Link link_of(const Attribution& attribution) const;
  void find_links();
  void find_voices();
  [[nodiscard]] Index word_at(std::uint32_t byte) const;  // the first word that begins there or later
  [[nodiscard]] bool stands_for_another(const Attribution& attribution) const;
  [[nodiscard]] Index source_head(const Attribution& attribution) const;
  [[nodiscard]] bool is_document(const Attribution& attribution) const;
  [[nodiscard]] std::string maker_of(const Attribution& attribution) const;
  [[nodiscard]] bool is_new(const Attribution& attribution) const;
  [[nodiscard]] bool is_hearsay(Index attribution) const;
  void find_carriers();
  [[nodiscard]] Index cue_word(const Attribution& attribution) const;
  [[nodiscard]] std::string carrier_in(const Attribution& attribution) const;
  [[nodiscard]] std::string carrier_of_source(const Attribution& attribution) const;
  [[nodiscard]] std::string quoter(Index cue) const;
  [[nodiscard]] Index first_of_name(Index w) const;
  [[nodiscard]] std::string carrier_before(const Link& speaker) const;
  [[nodiscard]] bool is_capitals(ByteRange source) const;
  [[nodiscard]] bool holds_clause(const Attribution& attribution) const;
  [[nodiscard]] bool can_speak(const Attribution& attribution) const;
  [[nodiscard]] bool is_quoted(std::string_view agency) const;
  [[nodiscard]] bool is_own_house(std::string_view media) const;

  const Grammar& grammar_;
  const Lexicon* media_ = nullptr;
  const Lexicon* press_ = nullptr;      // reporters, journalists
  const Lexicon* documents_ = nullptr;  // statement, report: sources that stand for who made them
  std::vector<Index> voice_;            // by word
  std::vector<Link> links_;             // by attribution
  std::vector<bool> speaks_;            // by attribution: its source can speak
  std::vector<std::string> carrier_;    // by attribution: the medium it reached us through, "" if none
  std::vector<Link> outer_;             // agencies and the outlet
};

// Return the letters and digits of a name, folded: names written differently have the same.
[[nodiscard]] std::string letters_of(std::string_view name);
// Return whether the name is a personal or relative pronoun.
[[nodiscard]] bool is_pronoun(std::string_view name);
// Return whether two names of a chain mean the same source.
[[nodiscard]] bool same_source(const Link& a, const Link& b);

}  // namespace dragoman
