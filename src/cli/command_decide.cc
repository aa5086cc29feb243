// accept, reject, set: acts of people.
#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/speak.h"
#include "record/centre.h"

namespace dragoman {
namespace {

int decide_as(Verdict verdict, const Folders& folders, const DecideOptions& options) {
  const Decision decision{verdict, acting_person(options.who), system_time(), options.why};
  const auto written = decide(folders.centre, options.claim, decision);
  if (!written) return failed(written.error());
  fmt::print("{} {} by {}\n", name_of(verdict), options.claim, decision.who);
  return 0;
}

}  // namespace

int accept_command(const Folders& folders, const DecideOptions& options) {
  return decide_as(Verdict::accepted, folders, options);
}

int reject_command(const Folders& folders, const DecideOptions& options) {
  return decide_as(Verdict::rejected, folders, options);
}

int set_command(const Folders& folders, const SetOptions& options) {
  const auto written =
      change_setting(folders.centre, options.name, options.value, acting_person(options.who), system_time());
  if (!written) return failed(written.error());
  fmt::print("{} is {}\n", options.name, options.value);
  return 0;
}

}  // namespace dragoman
