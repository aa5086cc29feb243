// Words by which a date line says what its date is of.
#pragma once

#include <string_view>

namespace dragoman::cleaning {

// Return whether the text says that a date is one of update: "Updated", "Güncelleme", "Обновлено".
bool says_updated(std::string_view text);

// Return whether the text says that a date is one of publication: "Published", "Опубликовано", "تاریخ
// انتشار".
bool says_published(std::string_view text);

}  // namespace dragoman::cleaning
