// Puts together what a page says of the same name: "Jane Roe", "jane.roe", "Dr Jane Roe".
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "clean/knowledge.h"
#include "clean/meta/author_candidates.h"

namespace dragoman::cleaning {

constexpr std::size_t kLongestMention = 200;  // bytes; longer ones are no bylines
constexpr std::size_t kPlain = 6;             // bytes; shorter words of authorship are prepositions

// Not for several threads at once. The parts and the knowledge must outlive it.
class AuthorCollector {
 public:
  AuthorCollector(const PageParts& parts, const Knowledge& knowledge)
      : none_(parts.kept.size()), knowledge_(knowledge) {}

  // Add the names of a place for authors, and the whole of it where a desk or company may sign. `mention`
  // says where it stands; rank, place and the like are filled in. `address` is what it links to, if anything.
  void add(std::string_view raw, AuthorMention mention, std::string_view address = {});

  // Add the names of what readers do not see.
  void add_aside(std::string_view text, AuthorSource source);

  // Return the candidates in the order of their first mentions and leave none.
  std::vector<AuthorCandidate> take() { return std::move(out_); }

 private:
  void add_whole(std::string_view text, const std::vector<std::string>& names, AuthorMention mention,
                 std::string_view address);
  void note(std::string_view given, AuthorMention mention, std::string_view address);
  [[nodiscard]] std::string_view without_month(std::string_view name) const;

  std::size_t none_;
  const Knowledge& knowledge_;
  std::vector<AuthorCandidate> out_;
  std::unordered_map<std::string, std::size_t> known_;  // by the name's letters
  std::array<std::uint16_t, kAuthorSources> ranks_{};
  std::size_t mentions_ = 0;
};

}  // namespace dragoman::cleaning
