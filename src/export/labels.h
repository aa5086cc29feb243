// The names under which enumerations leave the program: in JSON, on pages, in tables. They are part of the
// formats and never change; schema/reading.schema.json lists them. All point to static storage.
#pragma once

#include <string_view>

#include "clean/report.h"
#include "read/reading.h"

namespace dragoman {

std::string_view label(BlockKind kind);
std::string_view label(PageKind kind);
std::string_view label(MentionKind kind);
std::string_view label(EntityType type);
std::string_view label(TimeType type);
std::string_view label(Grain grain);
std::string_view label(ResolvedBy by);
std::string_view label(Relation relation);
std::string_view label(PlacePrecision precision);
std::string_view label(SpeechType type);

}  // namespace dragoman
