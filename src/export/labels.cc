#include "export/labels.h"

#include <array>

namespace dragoman {
namespace {

template <class Enum, std::size_t size>
std::string_view name_in(const std::array<std::string_view, size>& names, Enum value) {
  const auto at = static_cast<std::size_t>(value);
  return at < size ? names[at] : std::string_view("unknown");
}

constexpr std::array<std::string_view, 8> kBlocks = {"title",     "standfirst", "heading", "paragraph",
                                                     "list_item", "quotation",  "caption", "table_row"};
constexpr std::array<std::string_view, 4> kPages = {"article", "live_blog", "listing", "other"};
constexpr std::array<std::string_view, 3> kMentions = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 6> kEntities = {"person", "organisation", "place",
                                                       "group",  "state",        "other"};
constexpr std::array<std::string_view, 4> kTimes = {"date", "time", "duration", "set"};
constexpr std::array<std::string_view, 11> kGrains = {
    "minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century", "open"};
constexpr std::array<std::string_view, 4> kResolved = {"stated", "publication", "context", "unresolved"};
constexpr std::array<std::string_view, 6> kRelations = {"exactly", "about", "at_least",
                                                        "at_most", "range", "vague"};
constexpr std::array<std::string_view, 7> kPrecisions = {"site",    "city",   "district", "province",
                                                         "country", "region", "offset"};
constexpr std::array<std::string_view, 4> kSpeech = {"direct", "indirect", "mixed", "nominal"};

}  // namespace

std::string_view label(BlockKind kind) {
  return name_in(kBlocks, kind);
}
std::string_view label(PageKind kind) {
  return name_in(kPages, kind);
}
std::string_view label(MentionKind kind) {
  return name_in(kMentions, kind);
}
std::string_view label(EntityType type) {
  return name_in(kEntities, type);
}
std::string_view label(TimeType type) {
  return name_in(kTimes, type);
}
std::string_view label(Grain grain) {
  return name_in(kGrains, grain);
}
std::string_view label(ResolvedBy by) {
  return name_in(kResolved, by);
}
std::string_view label(Relation relation) {
  return name_in(kRelations, relation);
}
std::string_view label(PlacePrecision precision) {
  return name_in(kPrecisions, precision);
}
std::string_view label(SpeechType type) {
  return name_in(kSpeech, type);
}

}  // namespace dragoman
