package io.glossa.corpus.web;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the encoding of a page and decodes it.
 *
 * <p>Candidates, of which the first that fits every byte is taken: the byte order mark, the charset of the HTTP header, that of
 * the page's {@code meta} element, UTF-8, what statistics say. Western European as a header's word comes last: servers send it
 * for pages of every language. A character that the crawl cut off at the end of the page is dropped.
 *
 * <p><b>Source.</b> WHATWG Encoding (labels), WHATWG HTML 13.2.3 (order; deviations as above).
 */
final class PageCharset {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern META =
            Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)", Pattern.CASE_INSENSITIVE);

    /** WHATWG lets a page declare itself within this many bytes; pages with long heads take more. */
    private static final int META_BYTES = 8_192;

    private static final int DETECTED_BYTES = 32_768;
    /** ICU gives 0 to 100; what it is less sure of is more often wrong than right on Greek and Korean pages. */
    private static final int MIN_CONFIDENCE = 30;

    private PageCharset() {}

    /** The text of a page, or none when its bytes fit no candidate. */
    static Optional<String> decode(byte[] bytes, Optional<String> declared) {
        for (Charset charset : candidates(bytes, declared)) {
            Optional<String> text = strictly(bytes, charset);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Set<Charset> candidates(byte[] bytes, Optional<String> declared) {
        List<Charset> found = new ArrayList<>();
        byteOrderMark(bytes).ifPresent(found::add);
        declared.flatMap(PageCharset::named).ifPresent(found::add);
        meta(bytes).flatMap(PageCharset::named).ifPresent(found::add);
        found.add(StandardCharsets.UTF_8);
        boolean western = found.remove(WESTERN);
        detected(bytes).ifPresent(found::add);
        if (western) {
            found.add(WESTERN);
        }
        return new LinkedHashSet<>(found);
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        if (first == 0xFEFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (first == 0xFFFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        boolean utf8 = first == 0xEFBB && bytes.length > 2 && (bytes[2] & 0xFF) == 0xBF;
        return utf8 ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
    }

    private static Optional<String> meta(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, META_BYTES), StandardCharsets.ISO_8859_1);
        Matcher matcher = META.matcher(head);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> detected(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        byte[] sample = bytes.length <= DETECTED_BYTES ? bytes : java.util.Arrays.copyOf(bytes, DETECTED_BYTES);
        CharsetMatch match = detector.setText(sample).detect();
        return match == null || match.getConfidence() < MIN_CONFIDENCE ? Optional.empty() : named(match.getName());
    }

    /** The charset that browsers take a label for, which is often a larger one than the label says. */
    private static Optional<Charset> named(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        String taken = switch (name) {
            case "euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601", "cp949", "uhc", "korean", "windows-949" ->
                "x-windows-949";
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> "windows-1252";
            case "gb2312" -> "GBK";
            case "shift_jis", "sjis" -> "windows-31j";
            case "utf8" -> "UTF-8";
            default -> name;
        };
        try {
            return Optional.of(Charset.forName(taken));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** The text in a charset, or none when a byte does not fit it. */
    static Optional<String> strictly(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        // Not the end of input: a character cut off at the end is no error then, and left out.
        if (decoder.decode(ByteBuffer.wrap(bytes), text, false).isError()) {
            return Optional.empty();
        }
        String decoded = text.flip().toString();
        return Optional.of(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
    }
}
