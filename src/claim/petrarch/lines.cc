#include "claim/petrarch/lines.h"

#include "claim/petrarch/limits.h"

namespace dragoman::petrarch {
namespace {

constexpr std::size_t kMaxFaults = 100'000;
constexpr std::string_view kBlanks = " \t\r\v\f";

std::string_view trim_right(std::string_view text) {
  const std::size_t last = text.find_last_not_of(kBlanks);
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

// Cut a comment that begins on this line. `inside` says whether one goes on to the next.
std::string_view without_comment(std::string_view line, bool& inside) {
  if (inside) {
    inside = line.find("-->") == std::string_view::npos;
    return {};
  }
  const std::size_t mark = line.find("<!");
  if (mark != std::string_view::npos) {
    const std::size_t close = line.find("-->", mark);
    inside = close == std::string_view::npos;
    const bool nothing_before = line.find_first_not_of(kBlanks) == mark;
    line = nothing_before && !inside ? line.substr(close + 3) : line.substr(0, mark);
  }
  // Codes may hold the mark: [###].
  bool bracket = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '[') bracket = line.find(']', at) != std::string_view::npos;
    if (line[at] == ']') bracket = false;
    if (!bracket && (line[at] == '#' || line[at] == ';')) return line.substr(0, at);
  }
  return line;
}

}  // namespace

std::vector<Line> lines_of(const Text& text, std::vector<Fault>& faults) {
  std::vector<Line> lines;
  bool inside = false;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.bytes.size();) {
    std::size_t end = text.bytes.find('\n', at);
    if (end == std::string_view::npos) end = text.bytes.size();
    const std::string_view whole = text.bytes.substr(at, end - at);
    at = end + 1;
    Line line{{}, ++number, false};
    if (whole.size() > kMaxLineBytes) {
      complain(text, line, "longer than " + std::to_string(kMaxLineBytes) + " bytes", faults);
      continue;
    }
    line.text = trim_right(without_comment(whole, inside));
    if (line.text.empty()) continue;
    line.indented = line.text.front() == '\t' || line.text.front() == ' ';
    line.text.remove_prefix(line.text.find_first_not_of(kBlanks));
    lines.push_back(line);
  }
  return lines;
}

std::string where(const Text& text, const Line& line) {
  return text.name + ":" + std::to_string(line.number);
}

void complain(const Text& text, const Line& line, std::string message, std::vector<Fault>& faults) {
  if (faults.size() < kMaxFaults) faults.push_back({where(text, line), std::move(message)});
}

std::optional<std::vector<std::string_view>> take_codes(std::string_view& text) {
  std::vector<std::string_view> codes;
  const std::size_t first = text.find('[');
  std::string_view rest = first == std::string_view::npos ? std::string_view{} : text.substr(first);
  while (!rest.empty()) {
    const std::size_t open = rest.find('[');
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find(']', open);
    if (close == std::string_view::npos) return std::nullopt;
    codes.push_back(rest.substr(open + 1, close - open - 1));
    rest = rest.substr(close + 1);
  }
  if (first == std::string_view::npos && text.find(']') != std::string_view::npos) return std::nullopt;
  if (first != std::string_view::npos) text = trim_right(text.substr(0, first));
  return codes;
}

std::vector<PhraseWord> phrase_of(std::string_view text) {
  std::vector<PhraseWord> phrase;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = text.find_first_not_of(kBlanks, at);
    if (begin == std::string_view::npos) break;
    std::size_t end = text.find_first_of(kBlanks, begin);
    if (end == std::string_view::npos) end = text.size();
    bool first = true;
    for (std::string& word : words_of(text.substr(begin, end - begin))) {
      phrase.push_back({std::move(word), !first});
      first = false;
    }
    at = end;
  }
  if (phrase.size() > kMaxPhraseWords) phrase.clear();
  return phrase;
}

}  // namespace dragoman::petrarch
