#include "clean/dump/lines.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

constexpr float kNotProse = -6;          // what a line that is no sentence takes from a stretch
constexpr std::size_t kShingle = 4;      // words compared at once when looking for what is said twice
constexpr std::uint32_t kTopicWord = 5;  // letters from which a word is taken for one of content

std::uint64_t shingle_hash(const std::vector<std::uint64_t>& words, std::size_t at) {
  std::uint64_t hash = 0;
  for (std::size_t k = 0; k < kShingle; ++k) hash = (hash ^ words[at + k]) * 0x100000001b3ULL;
  return hash;
}

// Return how much of a line reads as sentences: its words, or kNotProse.
float prose_value(const Line& line) {
  const TextShape& shape = line.shape;
  if (shape.words < 6 || line.link_share > 0.6F) return kNotProse;
  const auto words = static_cast<float>(shape.words);
  if (shape.ends_sentence && shape.words >= 8) return words;
  if (shape.words >= 18 && shape.commas + shape.stops > 0) return words / 2;
  return kNotProse;
}

// Fill said_before and said_after: shares of 4-word stretches that stand in other lines too.
void find_echoes(const std::vector<std::vector<std::uint64_t>>& words, LineContext& context) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> stretches;  // with their lines
  for (std::uint32_t line = 0; line < words.size(); ++line) {
    for (std::size_t k = 0; k + kShingle <= words[line].size(); ++k)
      stretches.emplace_back(shingle_hash(words[line], k), line);
  }
  std::sort(stretches.begin(), stretches.end());
  for (auto first = stretches.begin(); first != stretches.end();) {
    const auto end =
        std::find_if(first, stretches.end(), [&](const auto& other) { return other.first != first->first; });
    for (auto at = first; at != end; ++at) {
      context.said_before[at->second] += first->second < at->second ? 1.0F : 0.0F;
      context.said_after[at->second] += (end - 1)->second > at->second ? 1.0F : 0.0F;
    }
    first = end;
  }
  for (std::size_t line = 0; line < words.size(); ++line) {
    if (words[line].size() < kShingle) continue;
    const auto count = static_cast<float>(words[line].size() - kShingle + 1);
    context.said_before[line] /= count;
    context.said_after[line] /= count;
  }
}

// Fill on_topic: the share of a line's long words that lines of prose have elsewhere.
void find_topics(const std::vector<std::vector<std::uint64_t>>& words, LineContext& context) {
  std::unordered_map<std::uint64_t, int> in_prose;
  const auto is_prose = [&](std::size_t line) {
    return context.prose[line] > 0 && line >= context.run_begin && line < context.run_end;
  };
  for (std::size_t line = 0; line < words.size(); ++line) {
    if (!is_prose(line)) continue;
    for (const std::uint64_t word : words[line]) {
      if ((word & 1U) != 0) ++in_prose[word];
    }
  }
  std::vector<std::uint64_t> own;  // long words of one line
  for (std::size_t line = 0; line < words.size(); ++line) {
    own.clear();
    std::copy_if(words[line].begin(), words[line].end(), std::back_inserter(own),
                 [](auto word) { return (word & 1U) != 0; });
    std::sort(own.begin(), own.end());
    float total = 0;
    float found = 0;
    for (auto word = own.begin(); word != own.end();) {
      const auto next = std::upper_bound(word, own.end(), *word);
      const auto at = in_prose.find(*word);
      const auto here = is_prose(line) ? static_cast<int>(next - word) : 0;
      total += 1;
      found += at != in_prose.end() && at->second > here ? 1.0F : 0.0F;
      word = next;
    }
    context.on_topic[line] = total > 0 ? found / total : 0;
  }
}

// Return what stands behind the last " - ", " – ", " — " or " | " of a line, or before all of a line that
// begins with one.
std::string_view signature_of(std::string_view line) {
  constexpr std::size_t kTail = 80;  // bytes, more than any name
  const std::string_view tail = line.substr(line.size() - std::min(line.size(), kTail));
  for (const std::string_view mark : {" - ", " – ", " — ", " | "}) {
    const std::size_t at = tail.rfind(mark);
    if (at != std::string_view::npos) return trim(tail.substr(at + mark.size()));
  }
  if (line.size() > kTail) return {};
  for (const std::string_view mark : {"- ", "– ", "— ", "| "}) {
    if (line.starts_with(mark)) return trim(line.substr(mark.size()));
  }
  return {};
}

void find_signatures(const std::vector<Line>& lines, LineContext& context) {
  constexpr std::size_t kLongestName = 60;
  std::unordered_map<std::string_view, int> count;
  for (const Line& line : lines) {
    const std::string_view name = signature_of(line.text);
    if (!name.empty() && name.size() <= kLongestName) ++count[name];
  }
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const auto at = count.find(signature_of(lines[k].text));
    context.signed_[k] = at != count.end() && at->second > 1 ? 1 : 0;
  }
}

void find_run(LineContext& context) {
  float best = 0;
  float sum = 0;
  std::size_t begin = 0;
  for (std::size_t k = 0; k < context.prose.size(); ++k) {
    if (sum <= 0) sum = 0, begin = k;
    sum += context.prose[k];
    if (sum > best) best = sum, context.run_begin = begin, context.run_end = k + 1;
  }
}

// Lines longer than this are not looked through for dates: they are no date lines.
constexpr std::uint32_t kMostDateWords = 20;

void find_date_share(Line& line, const MonthNames& months) {
  if (line.shape.digits < 4 || line.shape.words > kMostDateWords) return;
  std::size_t bytes = 0;
  for (const TextDate& date : find_dates(line.text, months, DayOrder::day_first)) {
    bytes += date.range.size();
    line.has_time |= date.grain >= Grain::minute;
  }
  line.date_share = static_cast<float>(bytes) / static_cast<float>(line.text.size());
}

Script page_script(const std::vector<Line>& lines) {
  std::array<std::uint64_t, 16> letters{};
  for (const Line& line : lines)
    letters[static_cast<std::size_t>(main_script(line.text))] += line.shape.letters;
  letters[static_cast<std::size_t>(Script::other)] = 0;
  return static_cast<Script>(std::max_element(letters.begin(), letters.end()) - letters.begin());
}

}  // namespace

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> out;
  out.reserve(text.size() / 6 + 1);
  std::uint64_t hash = 0;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    // The lowest bit tells words of content from others, so that one list serves both uses.
    if (hash != 0) out.push_back((hash & ~std::uint64_t{1}) | (end - begin >= kTopicWord ? 1U : 0U));
    hash = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    char32_t c = byte;
    if (byte < 0x80) {
      ++at;
      if (c >= 'A' && c <= 'Z') c += 32;
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        close(here);
        continue;
      }
    } else {
      c = decode_utf8(text, at);
      if (!is_letter(c) && !is_mark(c) && !is_digit(c)) {
        close(here);
        continue;
      }
      c = to_lower(c);
    }
    if (hash == 0) begin = here, hash = 0xcbf29ce484222325ULL;
    hash = (hash ^ c) * 0x100000001b3ULL;
  }
  close(text.size());
  return out;
}

void measure_line(Line& line, const Phrases& phrases, const MonthNames& months) {
  line.shape = shape_of(line.text);
  line.furniture = phrases.count(line.text);
  find_date_share(line, months);
}

std::vector<Line> split_lines(std::string_view dump, const Phrases& phrases, const MonthNames& months) {
  std::vector<Line> lines;
  std::uint32_t blanks = 0;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at <= dump.size(); ++number) {
    const std::size_t end = std::min(dump.find('\n', at), dump.size());
    const std::string_view text = trim(dump.substr(at, end - at));
    if (text.empty()) {
      ++blanks;
    } else {
      Line line;
      line.text = text;
      const auto begin = static_cast<std::uint32_t>(text.data() - dump.data());
      line.range = {begin, begin + static_cast<std::uint32_t>(text.size())};
      line.number = number;
      line.blanks_before = blanks;
      line.indent = begin - static_cast<std::uint32_t>(at);
      measure_line(line, phrases, months);
      lines.push_back(line);
      blanks = 0;
    }
    at = end + 1;
  }
  return lines;
}

std::size_t count_lines(std::string_view dump) {
  return static_cast<std::size_t>(std::count(dump.begin(), dump.end(), '\n')) + 1;
}

std::uint64_t line_key(std::string_view line) {
  return hash64(fold(squeeze(line)));
}

LineContext line_context(const std::vector<Line>& lines, const RepeatedLines& repeated) {
  LineContext context;
  const std::size_t n = lines.size();
  context.said_before.resize(n);
  context.said_after.resize(n);
  context.on_topic.resize(n);
  context.signed_.resize(n);
  std::vector<std::vector<std::uint64_t>> words;
  const Script script = page_script(lines);
  for (const Line& line : lines) {
    context.prose.push_back(prose_value(line));
    // A line of a book's length says what it is about in its beginning.
    constexpr std::size_t kLongestLine = 200'000;  // bytes
    words.push_back(words_of(line.text.substr(0, kLongestLine)));
    context.foreign.push_back(line.shape.letters > 3 && main_script(line.text) != script ? 1 : 0);
    context.repeated.push_back(!repeated.empty() && repeated.contains(line_key(line.text)) ? 1 : 0);
  }
  find_run(context);
  find_echoes(words, context);
  find_topics(words, context);
  find_signatures(lines, context);
  return context;
}

}  // namespace dragoman::cleaning
