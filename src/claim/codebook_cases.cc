#include "claim/codebook_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/file.h"
#include "base/unicode.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxCaseFile = 4U << 20U;

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.emplace_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// "frame/phase modality | role words | ..."
bool read_expected(std::string_view line, ExpectedClaim& claim) {
  const auto parts = split(line, '|');
  const auto head = split(parts.front(), ' ');
  const auto names = split(head.front(), '/');
  claim.frame = names.front();
  if (names.size() > 1) claim.phase = names[1];
  if (head.size() > 1) {
    claim.modality = head[1];
    claim.negative = claim.modality.starts_with('-');
    if (claim.negative) claim.modality.erase(0, 1);
    if (!modality_of(claim.modality)) return false;
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t blank = parts[i].find(' ');
    if (blank == std::string::npos) return false;
    claim.arguments.emplace_back(parts[i].substr(0, blank), trim(std::string_view(parts[i]).substr(blank)));
  }
  return !claim.frame.empty();
}

bool holds_words(std::string_view text, std::string_view words) {
  return fold(text).find(fold(words)) != std::string::npos;
}

// Return whether the chain begins with links of these words, "Berg < Varna News" from the speaker outwards.
bool chain_holds(const std::vector<Link>& chain, std::string_view words) {
  std::size_t at = 0;
  for (std::size_t begin = 0; begin <= words.size(); ++at) {
    const std::size_t end = std::min(words.find('<', begin), words.size());
    if (at >= chain.size() || !holds_words(chain[at].who, trim(words.substr(begin, end - begin))))
      return false;
    begin = end + 1;
  }
  return true;
}

// "14 3": exactly these figures in any order, ranges and vague ones left out; "none" for none.
bool figures_hold(const Claim& claim, std::string_view words) {
  std::vector<double> wanted;
  for (const std::string& word : split(words, ' ')) {
    if (word != "none") wanted.push_back(std::strtod(word.c_str(), nullptr));
  }
  std::vector<double> told;
  for (const Quantity& quantity : claim.quantities) {
    if (quantity.value) told.push_back(*quantity.value);
  }
  std::sort(wanted.begin(), wanted.end());
  std::sort(told.begin(), told.end());
  return wanted == told;
}

// "2024-05-14", "2024-05-01..2024-05-10", "..2024-05-15"; "none" if the claim has no time.
bool days_hold(const Claim& claim, std::string_view words) {
  if (!claim.time) return words == "none";
  const auto day = [](const std::optional<Day>& value) { return value ? to_string(*value) : std::string(); };
  const std::string start = day(claim.time->interval.start);
  const std::string end = day(claim.time->interval.end);
  return words == (start == end ? start : start + ".." + end);
}

bool places_hold(const Claim& claim, std::string_view words) {
  if (words == "none") return claim.places.empty();
  return std::any_of(claim.places.begin(), claim.places.end(),
                     [&](const Place& place) { return holds_words(place.name, words); });
}

bool fits(const ExpectedClaim& wanted, const Claim& claim) {
  if (claim.frame != wanted.frame) return false;
  if (!wanted.phase.empty() && claim.phase != wanted.phase) return false;
  if (!wanted.modality.empty() &&
      (name_of(claim.modality) != wanted.modality || claim.negative != wanted.negative))
    return false;
  return std::all_of(wanted.arguments.begin(), wanted.arguments.end(), [&](const auto& pair) {
    if (pair.first == "chain") return chain_holds(claim.chain, pair.second);
    if (pair.first == "figures") return figures_hold(claim, pair.second);
    if (pair.first == "days") return days_hold(claim, pair.second);
    if (pair.first == "where") return places_hold(claim, pair.second);
    return std::any_of(claim.arguments.begin(), claim.arguments.end(), [&](const Argument& argument) {
      return argument.role == pair.first && holds_words(argument.text, pair.second);
    });
  });
}

std::string describe(const ExpectedClaim& claim) {
  std::string line = claim.frame + '/' + claim.phase + ' ' + (claim.negative ? "-" : "") + claim.modality;
  for (const auto& [role, words] : claim.arguments) line += fmt::format(" | {} {}", role, words);
  return line;
}

}  // namespace

std::string describe(const Claim& claim) {
  std::string line = claim.frame + '/' + claim.phase + ' ' + (claim.negative ? "-" : "");
  line += name_of(claim.modality);
  for (const Argument& argument : claim.arguments) line += " | " + argument.role + ' ' + argument.text;
  if (!claim.quantities.empty()) line += " | figures";
  for (const Quantity& quantity : claim.quantities) {
    if (quantity.value) line += fmt::format(" {}", *quantity.value);
  }
  if (claim.time && claim.time->resolved_by != ResolvedBy::publication)
    line += " | days " + claim.time->value;
  for (const Place& place : claim.places) line += " | where " + place.name;
  for (std::size_t i = 0; i + 1 < claim.chain.size(); ++i)
    line += (i == 0 ? " | chain " : " < ") + claim.chain[i].who;
  return line + "  [" + claim.rule + ']';
}

Result<std::vector<CodebookCase>> read_cases(const std::filesystem::path& path) {
  const auto bytes = read_file(path, kMaxCaseFile);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<CodebookCase> cases;
  std::size_t number = 0;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    const std::string where = fmt::format("{}:{}", path.filename().string(), number);
    if (trim(line).empty() || line.starts_with('#')) continue;
    if (!line.starts_with(' ')) {
      const bool known_failure = line.starts_with("? ");
      cases.push_back({std::string(trim(line.substr(known_failure ? 2 : 0))), {}, {}, known_failure, where});
      continue;
    }
    if (cases.empty()) return fail(ErrorCode::bad_input, "an expectation before the first sentence", where);
    const std::string_view text = trim(line);
    if (text == "none") {
      cases.back().unwanted.emplace_back("*");
    } else if (text.starts_with("not ")) {
      cases.back().unwanted.emplace_back(trim(text.substr(4)));
    } else {
      ExpectedClaim claim;
      if (!read_expected(text, claim))
        return fail(ErrorCode::bad_input, "expected 'frame/phase modality | role words'", where);
      cases.back().wanted.push_back(std::move(claim));
    }
  }
  return cases;
}

std::vector<std::string> judge(const CodebookCase& wanted, const std::vector<Claim>& claims) {
  std::vector<std::string> faults;
  std::vector<bool> used(claims.size(), false);
  for (const ExpectedClaim& expected : wanted.wanted) {
    std::size_t found = claims.size();
    for (std::size_t i = 0; i < claims.size() && found == claims.size(); ++i) {
      if (!used[i] && fits(expected, claims[i])) found = i;
    }
    if (found == claims.size()) {
      faults.push_back("missing: " + describe(expected));
    } else {
      used[found] = true;
    }
  }
  for (const std::string& frame : wanted.unwanted) {
    for (const Claim& claim : claims) {
      if (frame == "*" || claim.frame == frame) faults.push_back("unwanted: " + describe(claim));
    }
  }
  if (!faults.empty()) {
    for (const Claim& claim : claims) faults.push_back("    coded: " + describe(claim));
  }
  return faults;
}

Report report_of(const std::string& text, const std::string& language) {
  Report report;
  report.id = "case";
  report.outlet = "Example Wire";
  report.published.value = "2024-05-15";  // a Wednesday
  report.language = language;
  report.text = text;
  const auto size = static_cast<std::uint32_t>(text.size());
  report.blocks.push_back({BlockKind::paragraph, {0, size}});
  report.pieces.push_back({{0, size}, {0, size}});
  return report;
}

}  // namespace dragoman
