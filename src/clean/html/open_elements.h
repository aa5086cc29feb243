// The stack of open elements (HTML standard, section 13.2.4.2), with the searches that end tags need.
// Searches cost at most the depth limit; those for an element that is not open cost nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "clean/html/tags.h"
#include "clean/html/tree.h"

namespace dragoman::html {

// Which elements hide what is open outside of them.
enum class Scope : std::uint8_t { none, element, list, button, table };

class OpenElements {
 public:
  // Requires of all that ask for the top: the stack is not empty.
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] NodeId id() const { return rows_.back().id; }
  [[nodiscard]] Tag tag() const { return rows_.back().tag; }
  [[nodiscard]] Tag tag_at(std::size_t index) const { return rows_[index].tag; }
  [[nodiscard]] bool is_foreign(std::size_t index) const { return rows_[index].content == Content::foreign; }
  // Return whether what comes next stands in svg or math.
  [[nodiscard]] bool in_foreign() const { return rows_.back().content == Content::foreign; }
  [[nodiscard]] std::uint32_t count(Tag tag) const { return counts_[static_cast<std::size_t>(tag)]; }

  void push(NodeId id, Tag tag, std::string_view name);
  void pop();
  void remove(std::size_t index);

  // Each returns an index, or size() if there is none.
  [[nodiscard]] std::size_t find_in_scope(Tag tag, Scope scope) const;
  [[nodiscard]] std::size_t find_heading() const;
  // Search for an element without rules of its own; special elements stop the search.
  [[nodiscard]] std::size_t find_inline(Tag tag, std::string_view name) const;
  // Return whether an element that ends only by its own rules is open above `index`.
  [[nodiscard]] bool has_special_above(std::size_t index) const;

 private:
  // What an element's content is: HTML, svg or math, or HTML inside svg or math.
  enum class Content : std::uint8_t { html, foreign, island };
  struct Row {
    NodeId id;
    Tag tag;
    Content content;
    std::uint16_t key;  // of the name, so that most names differ at a glance
    std::string_view name;
  };
  [[nodiscard]] Content content_of(Tag tag, std::string_view name) const;
  [[nodiscard]] bool is_barrier(const Row& row, Scope scope) const;

  std::vector<Row> rows_;
  std::array<std::uint32_t, 256> counts_{};
  std::array<std::uint32_t, 256> other_counts_{};  // by the low byte of the key
};

}  // namespace dragoman::html
