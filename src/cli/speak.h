// What commands share in speaking to a person: error lines, tables, the login name.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace dragoman {

// Print "dragoman: where: message" on standard error and return 1, the exit code of a command that failed.
int failed(const Error& error);

// Print one line on standard error that says what was cut, lost or repaired in a page that was kept all the
// same; return whether there was anything to say. Masked personal identifiers are no damage and stand in the
// report's notes only.
bool tell_damage(const std::vector<std::string>& notes, const std::string& where);

// Return `text` fit for a terminal: control characters replaced by blanks, cut to `columns` characters with
// "…".
std::string cut(const std::string& text, std::size_t columns);

// Print rows as columns, each as wide as its widest cell but at most its limit; the first row is the head.
void print_table(const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& limits);

// Return whether standard error is a terminal.
bool on_terminal();

// Return `given`, or the login name if it is empty, or "unknown".
std::string acting_person(const std::string& given);

}  // namespace dragoman
