#include "read/value/values.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "read/value/quantities.h"
#include "read/value/times.h"
#include "read/value/trees.h"

namespace dragoman {
namespace {

constexpr std::size_t kScriptSample = 2000;  // bytes looked at when the language is not known

}  // namespace

Result<ValueKnowledge> ValueKnowledge::load(const std::filesystem::path& folder) {
  ValueKnowledge knowledge;
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "values", error))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  if (files.empty())
    return fail(ErrorCode::not_found, "there are no lexicons of times and quantities",
                (folder / "values").string());
  for (const auto& file : files) {
    Result<values::Lexicon> lexicon = values::Lexicon::load(file);
    if (!lexicon) return tl::unexpected(lexicon.error());
    knowledge.lexicons.emplace(file.stem().string(), std::move(*lexicon));
  }
  return knowledge;
}

const values::Lexicon* ValueKnowledge::lexicon(std::string_view language, std::string_view text) const {
  if (const auto found = lexicons.find(language); found != lexicons.end()) return &found->second;
  const Script script = main_script(text.substr(0, std::min(text.size(), kScriptSample)));
  const std::string_view nearest = script == Script::latin      ? "en"
                                   : script == Script::cyrillic ? "ru"
                                   : script == Script::arabic   ? "ar"
                                                                : "";
  const auto found = lexicons.find(nearest);
  return found == lexicons.end() ? nullptr : &found->second;
}

void find_values(const Report& report, const ValueKnowledge& knowledge, Reading& reading) {
  const values::Lexicon* lexicon = knowledge.lexicon(report.language, report.text);
  if (lexicon == nullptr) return;
  const values::Trees trees(reading);
  values::TimeReader times(report, trees);
  values::Analysis analysis(*lexicon);
  for (const Block& block : report.blocks) {
    analysis.run(report.text, block.text);
    const std::size_t before = reading.times.size();
    times.read(analysis, reading.times);
    values::read_quantities(analysis, trees, std::span(reading.times).subspan(before), reading.quantities);
  }
}

std::vector<Quantity> find_numbers(std::string_view text, const values::Lexicon& lexicon) {
  std::vector<Quantity> out;
  values::Analysis analysis(lexicon);
  analysis.run(text, {0, static_cast<std::uint32_t>(text.size())});
  for (const values::Number& number : analysis.numbers()) {
    if (values::is_inside_name(analysis, number)) continue;
    Quantity quantity;
    quantity.text = {analysis.tokens()[number.first].text.begin, analysis.tokens()[number.end - 1].text.end};
    quantity.value = number.value;
    quantity.low = number.low;
    quantity.high = number.high;
    quantity.ordinal = number.ordinal;
    out.push_back(std::move(quantity));
  }
  return out;
}

std::optional<Day> day_of_report(const Report& report) {
  if (const auto published = parse_day(report.published.value)) return published;
  return report.published.value.empty() ? parse_day(report.updated.value) : std::nullopt;
}

}  // namespace dragoman
