#ifndef BIANYAN_CICU_H
#define BIANYAN_CICU_H

// ICU's header macros rename every function (`ubrk_open` becomes `ubrk_open_NN`), which Swift cannot see.
// These static inline wrappers give Swift plain names and types that do not depend on ICU's version.

#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

static inline bool cicu_failed(int32_t status) { return U_FAILURE((UErrorCode)status); }
static inline const char *cicu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

// Break iteration over UTF-16.
static inline void *cicu_break_open(int32_t type, const char *locale, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open((UBreakIteratorType)type, locale, NULL, 0, &code);
    *status = code;
    return iterator;
}
static inline void *cicu_break_clone(const void *iterator, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *copy = ubrk_clone((const UBreakIterator *)iterator, &code);
    *status = code;
    return copy;
}
static inline void cicu_break_close(void *iterator) { ubrk_close((UBreakIterator *)iterator); }
static inline void cicu_break_set_text(void *iterator, const uint16_t *text, int32_t length, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    ubrk_setText((UBreakIterator *)iterator, (const UChar *)text, length, &code);
    *status = code;
}
static inline int32_t cicu_break_first(void *iterator) { return ubrk_first((UBreakIterator *)iterator); }
static inline int32_t cicu_break_next(void *iterator) { return ubrk_next((UBreakIterator *)iterator); }
static inline int32_t cicu_break_rule_status(void *iterator) {
    return ubrk_getRuleStatus((UBreakIterator *)iterator);
}
static const int32_t cicu_break_done = UBRK_DONE;
static const int32_t cicu_break_character = UBRK_CHARACTER;
static const int32_t cicu_break_word = UBRK_WORD;
static const int32_t cicu_break_sentence = UBRK_SENTENCE;

// Charset conversion.
static inline void *cicu_converter_open(const char *name, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    *status = code;
    return converter;
}
static inline void cicu_converter_close(void *converter) { ucnv_close((UConverter *)converter); }
static inline const char *cicu_converter_name(const void *converter, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    const char *name = ucnv_getName((const UConverter *)converter, &code);
    *status = code;
    return name;
}
// The conversion stops at the first malformed sequence, so that the caller sees where it stands.
static inline void cicu_converter_stop_on_error(void *converter, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    ucnv_setToUCallBack((UConverter *)converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    ucnv_setFromUCallBack((UConverter *)converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    *status = code;
}
static inline void cicu_converter_to_unicode(void *converter, uint16_t **target, const uint16_t *target_limit,
                                             const char **source, const char *source_limit, bool flush,
                                             int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    ucnv_toUnicode((UConverter *)converter, (UChar **)target, (const UChar *)target_limit, source, source_limit,
                   NULL, flush, &code);
    *status = code;
}
static inline void cicu_converter_from_unicode(void *converter, char **target, const char *target_limit,
                                               const uint16_t **source, const uint16_t *source_limit, bool flush,
                                               int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    ucnv_fromUnicode((UConverter *)converter, target, target_limit, (const UChar **)source,
                     (const UChar *)source_limit, NULL, flush, &code);
    *status = code;
}
// How many bytes of the malformed sequence the converter has taken when it stopped.
static inline int32_t cicu_converter_invalid_byte_count(const void *converter) {
    char bytes[32];
    int8_t length = sizeof bytes;
    UErrorCode code = U_ZERO_ERROR;
    ucnv_getInvalidChars((const UConverter *)converter, bytes, &length, &code);
    return U_FAILURE(code) ? 0 : length;
}
static inline bool cicu_is_buffer_overflow(int32_t status) { return status == U_BUFFER_OVERFLOW_ERROR; }

// Charset detection. The names live as long as the detector's library data; the confidence is 0 to 100.
typedef struct {
    const char *name;
    int32_t confidence;
} cicu_charset_guess;
static inline int32_t cicu_detect(const char *bytes, int32_t length, cicu_charset_guess *guesses, int32_t capacity,
                                  int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&code);
    int32_t found = 0, kept = 0;
    ucsdet_setText(detector, bytes, length, &code);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &code);
    for (int32_t index = 0; U_SUCCESS(code) && index < found && kept < capacity; index++) {
        guesses[kept].name = ucsdet_getName(matches[index], &code);
        guesses[kept].confidence = ucsdet_getConfidence(matches[index], &code);
        kept++;
    }
    ucsdet_close(detector);
    *status = code;
    return kept;
}

// Transliteration.
static inline void *cicu_transliterator_open(const uint16_t *identifier, int32_t length, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UTransliterator *transliterator =
        utrans_openU((const UChar *)identifier, length, UTRANS_FORWARD, NULL, 0, NULL, &code);
    *status = code;
    return transliterator;
}
static inline void cicu_transliterator_close(void *transliterator) { utrans_close((UTransliterator *)transliterator); }
static inline void cicu_transliterate(const void *transliterator, uint16_t *text, int32_t *length, int32_t capacity,
                                      int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t limit = *length;
    utrans_transUChars((const UTransliterator *)transliterator, (UChar *)text, length, capacity, 0, &limit, &code);
    *status = code;
}

// Normalization to the compatibility form (NFKC) or the canonical one (NFC).
static inline int32_t cicu_normalize(bool compatibility, const uint16_t *text, int32_t length, uint16_t *output,
                                     int32_t capacity, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer =
        compatibility ? unorm2_getNFKCInstance(&code) : unorm2_getNFCInstance(&code);
    int32_t written = unorm2_normalize(normalizer, (const UChar *)text, length, (UChar *)output, capacity, &code);
    *status = code;
    return written;
}

// Character properties.
static inline bool cicu_is_han(uint32_t scalar) {
    UErrorCode code = U_ZERO_ERROR;
    return uscript_getScript((UChar32)scalar, &code) == USCRIPT_HAN;
}
static inline int32_t cicu_general_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

#endif
