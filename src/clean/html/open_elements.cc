#include "clean/html/open_elements.h"

#include "base/hash.h"

namespace dragoman::html {
namespace {

// Where svg and math hold HTML again.
bool is_island(Tag tag, std::string_view name) {
  switch (tag) {
    case Tag::desc:
    case Tag::foreignobject:
    case Tag::title:
    case Tag::mi:
    case Tag::mn:
    case Tag::mo:
    case Tag::ms:
    case Tag::mtext:
      return true;
    default:
      return name == "annotation-xml";
  }
}

std::uint16_t key_of(Tag tag, std::string_view name) {
  return tag == Tag::other ? static_cast<std::uint16_t>(hash64(name)) : std::uint16_t{0};
}

}  // namespace

OpenElements::Content OpenElements::content_of(Tag tag, std::string_view name) const {
  if (tag == Tag::svg || tag == Tag::math) return Content::foreign;
  if (rows_.empty() || rows_.back().content != Content::foreign) return Content::html;
  return is_island(tag, name) ? Content::island : Content::foreign;
}

void OpenElements::push(NodeId id, Tag tag, std::string_view name) {
  rows_.push_back({id, tag, content_of(tag, name), key_of(tag, name), name});
  ++counts_[static_cast<std::size_t>(tag)];
  ++other_counts_[rows_.back().key % other_counts_.size()];
}

void OpenElements::pop() {
  --counts_[static_cast<std::size_t>(rows_.back().tag)];
  --other_counts_[rows_.back().key % other_counts_.size()];
  rows_.pop_back();
}

void OpenElements::remove(std::size_t index) {
  --counts_[static_cast<std::size_t>(rows_[index].tag)];
  --other_counts_[rows_[index].key % other_counts_.size()];
  rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(index));
}

bool OpenElements::is_barrier(const Row& row, Scope scope) const {
  if (scope == Scope::none) return false;
  if (scope == Scope::table) return row.tag == Tag::table || row.tag == Tag::template_;
  if (row.content == Content::island || has_trait(row.tag, trait::kScope)) return true;
  if (scope == Scope::list) return row.tag == Tag::ol || row.tag == Tag::ul;
  return scope == Scope::button && row.tag == Tag::button;
}

std::size_t OpenElements::find_in_scope(Tag tag, Scope scope) const {
  if (count(tag) == 0) return size();
  for (std::size_t i = size(); i-- > 0;) {
    if (rows_[i].tag == tag) return i;
    if (is_barrier(rows_[i], scope)) break;
  }
  return size();
}

std::size_t OpenElements::find_heading() const {
  for (std::size_t i = size(); i-- > 0;) {
    if (is_heading(rows_[i].tag)) return i;
    if (is_barrier(rows_[i], Scope::element)) break;
  }
  return size();
}

std::size_t OpenElements::find_inline(Tag tag, std::string_view name) const {
  const std::uint16_t key = key_of(tag, name);
  if (count(tag) == 0 || other_counts_[key % other_counts_.size()] == 0) return size();
  for (std::size_t i = size(); i-- > 0;) {
    const bool is_alike = rows_[i].tag == tag && rows_[i].key == key;
    if (is_alike && (tag != Tag::other || rows_[i].name == name)) return i;
    const bool is_html = rows_[i].content != Content::foreign;
    if (is_html && has_trait(rows_[i].tag, trait::kSpecial)) break;
  }
  return size();
}

bool OpenElements::has_special_above(std::size_t index) const {
  for (std::size_t i = index + 1; i < size(); ++i) {
    if (has_trait(rows_[i].tag, trait::kSpecial)) return true;
  }
  return false;
}

}  // namespace dragoman::html
