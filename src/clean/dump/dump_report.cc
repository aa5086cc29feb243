#include "clean/dump/dump_report.h"

#include <algorithm>

#include "base/unicode.h"
#include "clean/dump/wrapped.h"
#include "clean/meta/date_words.h"
#include "clean/meta/metadata.h"
#include "clean/report_builder.h"

namespace dragoman::cleaning {
namespace {

BlockKind block_kind(LineKind kind, const Line& line) {
  switch (kind) {
    case LineKind::title:
      return BlockKind::title;
    case LineKind::standfirst:
      return BlockKind::standfirst;
    case LineKind::caption:
      return BlockKind::caption;
    default:
      break;
  }
  const TextShape& s = line.shape;
  const bool heading = s.words <= 10 && !s.ends_sentence && !s.ends_colon && s.stops == 0 && s.starts_upper;
  return heading ? BlockKind::heading : BlockKind::paragraph;
}

// Captions are text of their own kind when they say something; a bare credit is not.
bool is_text(LineKind kind, const Line& line) {
  return is_kept(kind) || (kind == LineKind::caption && line.shape.words >= 4);
}

// The outlet's name: a line of its own, or what a legal line names after the sign and the year.
std::string outlet_of(const DumpReading& reading) {
  for (std::size_t k = 0; k < reading.lines.size(); ++k) {
    if (reading.kinds[k] != LineKind::outlet) continue;
    std::string_view name = reading.lines[k].text;
    while (!name.empty() && (name.front() == '-' || name.front() == '|' || name.front() == ' '))
      name.remove_prefix(1);
    return std::string(trim(name));
  }
  return {};
}

// "Harbour Times / News Desk" names the outlet before its desk.
std::string outlet_from_desk(const DumpReading& reading, const Knowledge& knowledge) {
  for (std::size_t k = 0; k < reading.lines.size(); ++k) {
    if (reading.kinds[k] != LineKind::agency) continue;
    const std::string_view line = reading.lines[k].text;
    const std::string_view name = trim(line.substr(0, line.find_first_of("/|")));
    if (knowledge.newsrooms.find(name).empty()) return std::string(name);
  }
  return {};
}

std::string outlet_from_legal(const DumpReading& reading) {
  for (std::size_t k = reading.lines.size(); k-- > 0;) {
    if (reading.kinds[k] != LineKind::legal) continue;
    if (std::string owner = copyright_owner(reading.lines[k].text); !owner.empty()) return owner;
  }
  return {};
}

// A date counts where the line itself says what it is of. A bare date may be the clock of the saved page, a
// photo's day or a related item's, so it is left unknown.
void read_stamps(const DumpReading& reading, const Knowledge& knowledge, Report& report) {
  for (std::size_t k = 0; k < reading.lines.size(); ++k) {
    const Line& line = reading.lines[k];
    if (is_kept(reading.kinds[k]) || line.shape.digits < 4 || line.shape.words > 24 ||
        line.shape.has_copyright)
      continue;
    const bool updated = says_updated(line.text);
    if (!updated && !says_published(line.text)) continue;
    const std::vector<TextDate> dates = find_dates(line.text, knowledge.months, DayOrder::day_first);
    if (dates.empty() || dates.front().grain == Grain::month) continue;
    Stamp& stamp = updated && !says_published(line.text) ? report.updated : report.published;
    if (stamp.value.empty()) stamp = {to_stamp(dates.front()), "text"};
  }
  if (report.published.value.empty())
    report.published.basis = "the dump states no date as that of publication";
}

// "By The Associated Press": a byline is no text of the report, but says whose it is.
void read_byline_agencies(const DumpReading& reading, const Knowledge& knowledge, Report& report) {
  for (std::size_t k = 0; k < reading.lines.size(); ++k) {
    const std::string_view text = reading.lines[k].text;
    const bool byline =
        reading.kinds[k] == LineKind::agency || (text.starts_with("By ") && !is_kept(reading.kinds[k]));
    if (!byline || reading.lines[k].shape.words > 12) continue;
    for (const NameHit& hit : knowledge.agencies.find(text)) {
      const bool known =
          std::find(report.agencies.begin(), report.agencies.end(), hit.canonical) != report.agencies.end();
      if (!known) report.agencies.emplace_back(hit.canonical);
    }
  }
}

// Put the lines of hard-wrapped text together again; every line is the report's own.
std::vector<std::string> fill_from_wrapped(std::string_view dump, const std::vector<Line>& lines,
                                           Report& report) {
  ReportBuilder builder(report);
  std::vector<std::string> names(count_lines(dump), std::string(name_of(LineKind::blank)));
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (begins_paragraph(lines, k)) {
      if (k > 0) builder.end_block();
      builder.begin_block(BlockKind::paragraph);
    } else {
      builder.append_made(" ");
    }
    builder.append(lines[k].text, lines[k].range);
    names[lines[k].number] = name_of(LineKind::body);
  }
  builder.end_block();
  return names;
}

}  // namespace

std::vector<std::string> fill_from_dump(std::string_view dump, const Knowledge& knowledge,
                                        const RepeatedLines& repeated, Report& report) {
  const DumpReading reading = read_dump(dump, knowledge, repeated);
  if (is_hard_wrapped(reading.lines)) {
    std::vector<std::string> names = fill_from_wrapped(dump, reading.lines, report);
    if (report.published.value.empty())
      report.published.basis = "the dump states no date as that of publication";
    read_text_metadata(knowledge, report);
    return names;
  }
  ReportBuilder builder(report);
  for (std::size_t k = 0; k < reading.lines.size(); ++k) {
    const Line& line = reading.lines[k];
    if (!is_text(reading.kinds[k], line)) continue;
    builder.begin_block(block_kind(reading.kinds[k], line));
    builder.append(line.text, line.range);
    builder.end_block();
    if (reading.kinds[k] == LineKind::title) report.title = line.text;
  }
  if (report.outlet.empty()) report.outlet = outlet_of(reading);
  if (report.outlet.empty()) report.outlet = outlet_from_desk(reading, knowledge);
  if (report.outlet.empty()) report.outlet = outlet_from_legal(reading);
  read_stamps(reading, knowledge, report);
  read_text_metadata(knowledge, report);
  read_byline_agencies(reading, knowledge, report);
  std::vector<std::string> names;
  for (const LineKind kind : kinds_by_line(reading, count_lines(dump))) names.emplace_back(name_of(kind));
  return names;
}

}  // namespace dragoman::cleaning
