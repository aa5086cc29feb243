#include "read/value/pattern.h"

#include <utility>

namespace dragoman::values {
namespace {

using Ways = std::vector<std::vector<std::string>>;

// Blanks around brackets and bars may be left out.
std::vector<std::string> elements_of(std::string_view pattern) {
  std::vector<std::string> out;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) out.push_back(std::exchange(word, {}));
  };
  for (const char c : pattern) {
    const bool single = c == '[' || c == ']' || c == '(' || c == ')' || c == '|' || c == '/';
    if (c == ' ' || single) flush();
    if (single) out.emplace_back(1, c);
    if (c != ' ' && !single) word.push_back(c);
  }
  flush();
  return out;
}

class Writer {
 public:
  Writer(std::vector<std::string> elements, const std::map<std::string, std::string, std::less<>>& pieces,
         int depth)
      : elements_(std::move(elements)), pieces_(pieces), depth_(depth) {}

  Result<Ways> all() {
    Result<Ways> out = choice();
    if (out && at_ < elements_.size())
      return fail(ErrorCode::bad_input, "a bracket is closed that was not opened");
    return out;
  }

 private:
  Result<Ways> choice() {
    Ways out;
    while (true) {
      Result<Ways> one = sequence();
      if (!one) return one;
      out.insert(out.end(), one->begin(), one->end());
      if (out.size() > kMaxWays) return fail(ErrorCode::too_large, "the pattern has too many ways");
      if (at_ >= elements_.size() || elements_[at_] != "|") return out;
      ++at_;
    }
  }

  Result<Ways> sequence() {
    Ways out = {{}};
    while (at_ < elements_.size() && elements_[at_] != "|" && elements_[at_] != "]" &&
           elements_[at_] != ")") {
      Result<Ways> next = element();
      if (!next) return next;
      if (out.size() * next->size() > kMaxWays)
        return fail(ErrorCode::too_large, "the pattern has too many ways");
      Ways joined;
      for (const auto& left : out) {
        for (const auto& right : *next) {
          joined.push_back(left);
          joined.back().insert(joined.back().end(), right.begin(), right.end());
        }
      }
      out = std::move(joined);
    }
    return out;
  }

  Result<Ways> element() {
    const std::string& text = elements_[at_++];
    if (text == "[" || text == "(") {
      Result<Ways> inner = choice();
      if (!inner) return inner;
      if (at_ >= elements_.size() || elements_[at_] != (text == "[" ? "]" : ")"))
        return fail(ErrorCode::bad_input, "a bracket is not closed");
      ++at_;
      if (text == "[") inner->emplace_back();
      return inner;
    }
    if (!text.starts_with('{')) return Ways{{text}};
    const auto piece = pieces_.find(std::string_view(text).substr(1, text.size() - 2));
    if (piece == pieces_.end() || depth_ > 8) return fail(ErrorCode::bad_input, "no such piece: " + text);
    return Writer(elements_of(piece->second), pieces_, depth_ + 1).all();
  }

  std::vector<std::string> elements_;
  const std::map<std::string, std::string, std::less<>>& pieces_;
  int depth_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Ways> write_out(std::string_view pattern,
                       const std::map<std::string, std::string, std::less<>>& pieces) {
  return Writer(elements_of(pattern), pieces, 0).all();
}

}  // namespace dragoman::values
