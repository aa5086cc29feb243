// The desk: the pages over one centre. Every page works without scripts; scripts only add hovering.
//
//   /                     reports, latest first     ?outlet= ?language= ?page=
//   /report/ID            a report, its claims marked in the text and listed beside it
//   /claims               claims as a table         ?actor= ?frame= ?modality= ?place= ?from= ?to= ?outlet=
//   ?page= /claim/ID             one claim with its sentence, chain, source and rule /search full text ?q=
//   ?page= /assets/desk.css, /assets/desk.js
#pragma once

#include <filesystem>

#include "base/result.h"
#include "serve/http.h"

namespace dragoman {

// Return a handler over a centre's record. It keeps one open Store, so it must not be called concurrently
// with itself. Fails as Store::open does.
[[nodiscard]] Result<Handler> make_desk(const std::filesystem::path& centre);

}  // namespace dragoman
