// gazetteer_build OWN_LISTS NODE_MODULES OUT: compile the gazetteer from what Debian's packages and npm
// brought.
#include <cstdio>
#include <utility>

#include "base/file.h"
#include "sources.h"

namespace {

using namespace dragoman;
using namespace dragoman::gazetteer_build;

using Source = Result<std::size_t> (*)(const Folders&, GazetteerBuilder&);

// Order matters: divisions before the cities in them, places before their translations.
constexpr std::pair<const char*, Source> kSources[] = {
    {"countries", add_countries},
    {"provinces", add_provinces},
    {"cities", add_cities},
    {"smaller cities", add_small_cities},
    {"gettext names", add_gettext_names},
    {"CLDR names", add_cldr_names},
    {"own names", add_own_names},
};

Result<void> build(const Folders& folders, const std::filesystem::path& out) {
  GazetteerBuilder builder;
  for (const auto& [name, source] : kSources) {
    const Result<std::size_t> count = source(folders, builder);
    if (!count) return tl::unexpected<Error>(count.error());
    std::printf("gazetteer: %zu %s\n", *count, name);
  }
  place_divisions(builder);
  const std::size_t places = builder.size();
  const std::string file = builder.finish();
  std::printf("gazetteer: %zu places, %.1f MB\n", places, static_cast<double>(file.size()) / 1e6);
  return write_file(out, file);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: gazetteer_build OWN_LISTS NODE_MODULES OUT\n", stderr);
    return 2;
  }
  const Folders folders{"/usr/share/libtimezonemap/ui",
                        "/usr/share/locale",
                        "/usr/share/unicode/cldr/common",
                        "/usr/share/iso-codes/json",
                        argv[2],
                        argv[1]};
  const Result<void> built = build(folders, argv[3]);
  if (built) return 0;
  std::fprintf(stderr, "gazetteer_build: %s\n", built.error().line().c_str());
  return 1;
}
