// Tasks `time` and `quantities`: rows {id, lang, dct, text} in; rows {id, timexes} or {id, quantities} out,
// positions in code points. Lines of a row's text that follow an empty line begin a new block.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <cstdlib>

#include "base/file.h"
#include "base/utf8.h"
#include "eval/rows.h"
#include "eval/tasks.h"
#include "read/read.h"
#include "read/syntax/layer.h"
#include "read/syntax/models.h"
#include "read/value/values.h"

namespace dragoman::eval {
namespace {

namespace json = boost::json;

Report report_of(const json::object& row) {
  Report report;
  report.id = text_field(row, "id");
  report.text = text_field(row, "text");
  report.language = text_field(row, "lang").empty() ? "en" : text_field(row, "lang");
  report.published.value = text_field(row, "dct");
  std::size_t begin = 0;
  while (begin < report.text.size()) {
    const std::size_t end = std::min(report.text.find("\n\n", begin), report.text.size());
    report.blocks.push_back(
        {BlockKind::paragraph, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = std::min(report.text.find_first_not_of('\n', end), report.text.size());
  }
  return report;
}

std::string_view name_of(TimeType type) {
  switch (type) {
    case TimeType::date:
      return "DATE";
    case TimeType::time:
      return "TIME";
    case TimeType::duration:
      return "DURATION";
    case TimeType::set:
      return "SET";
  }
  return "";
}

std::string day_text(const std::optional<Day>& day) {
  return day ? to_string(*day) : "";
}

json::object to_json(const TimeExpression& time, const CodePointIndex& index) {
  return {{"start", index.code_point_of(time.text.begin)},
          {"end", index.code_point_of(time.text.end)},
          {"type", name_of(time.type)},
          {"value", time.value},
          {"mod", time.mod},
          {"from", day_text(time.interval.start)},
          {"to", day_text(time.interval.end)}};
}

// What a row asks for: its `task` names one kind of quantity and its marks leave the others out.
bool is_asked(const Quantity& quantity, std::string_view task) {
  const bool plain = quantity.unit.empty() && !quantity.ordinal;
  const bool money = quantity.unit.size() == 3 && quantity.unit[0] >= 'A' && quantity.unit[0] <= 'Z';
  if (task == "NumberRangeModel")
    return quantity.relation != Relation::exactly && quantity.relation != Relation::vague;
  if (task == "PercentModel") return quantity.unit == "percent";
  if (task == "CurrencyModel") return money;
  if (task == "DimensionModel") return !plain && !money && !quantity.ordinal && quantity.unit != "percent";
  return true;
}

std::string bound(const std::optional<double>& value) {
  return value ? fmt::format("{:.15g}", *value) : "";
}

json::object to_json(const Quantity& quantity, const CodePointIndex& index) {
  const std::string value = quantity.value
                                ? fmt::format("{:.15g}", *quantity.value)
                                : fmt::format("[{},{})", bound(quantity.low), bound(quantity.high));
  return {{"start", index.code_point_of(quantity.text.begin)},
          {"end", index.code_point_of(quantity.text.end)},
          {"type", quantity.ordinal ? "ordinal" : "number"},
          {"value", value},
          {"unit", quantity.unit.empty() ? json::value() : json::value(quantity.unit)}};
}

std::vector<Quantity> quantities_of(const json::object& row, const Report& report,
                                    const ValueKnowledge& knowledge) {
  const std::string task = text_field(row, "task");
  if (task == "NumberModel" || task == "OrdinalModel") {
    std::vector<Quantity> out;
    for (Quantity& number : find_numbers(report.text, *knowledge.lexicon(report.language, report.text)))
      if (number.ordinal == (task == "OrdinalModel")) out.push_back(std::move(number));
    return out;
  }
  Reading reading;
  find_values(report, knowledge, reading);
  std::erase_if(reading.quantities, [&](const Quantity& quantity) { return !is_asked(quantity, task); });
  return reading.quantities;
}

Result<std::size_t> write_lines(const Call& call, const std::string& out) {
  if (const Result<void> written = write_file(call.out, out); !written)
    return tl::unexpected(written.error());
  return 0;
}

}  // namespace

Result<std::size_t> task_time(const Call& call) {
  const Result<ValueKnowledge> knowledge = ValueKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const Result<syntax::Models> english = syntax::Models::load(call.knowledge / "models", "en");
  if (!english) return tl::unexpected(english.error());
  const auto rows = read_rows(call.in);
  if (!rows) return tl::unexpected(rows.error());
  std::string out;
  for (const json::object& row : *rows) {
    const Report report = report_of(row);
    Reading reading;
    if (report.language == "en") syntax::read_syntax(report, *english, reading);
    find_values(report, *knowledge, reading);
    const CodePointIndex index(report.text);
    json::array times;
    for (const TimeExpression& time : reading.times) times.push_back(to_json(time, index));
    out += json::serialize(json::object{{"id", report.id}, {"timexes", std::move(times)}}) + "\n";
  }
  return write_lines(call, out);
}

Result<std::size_t> task_quantities(const Call& call) {
  const Result<ValueKnowledge> knowledge = ValueKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const auto rows = read_rows(call.in);
  if (!rows) return tl::unexpected(rows.error());
  std::string out;
  for (const json::object& row : *rows) {
    const Report report = report_of(row);
    const CodePointIndex index(report.text);
    json::array quantities;
    for (const Quantity& quantity : quantities_of(row, report, *knowledge))
      quantities.push_back(to_json(quantity, index));
    out += json::serialize(json::object{{"id", report.id}, {"quantities", std::move(quantities)}}) + "\n";
  }
  return write_lines(call, out);
}

}  // namespace dragoman::eval
