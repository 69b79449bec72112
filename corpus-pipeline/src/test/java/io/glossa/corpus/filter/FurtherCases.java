package io.glossa.corpus.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Documents for the filters that are not in a language's own list: each is plain prose but for what one filter objects to. */
final class FurtherCases {
    private final KoreanWords source;
    private final BiPredicate<String, String> objects;
    private final Random random = new Random(20261124);

    /** Cases made of a source's words, grown where needed until {@code objects(filter, text)} holds. */
    FurtherCases(KoreanWords source, BiPredicate<String, String> objects) {
        this.source = source;
        this.objects = objects;
    }

    void addTo(Map<String, String> cases) {
        characters(cases);
        words(cases);
        lines(cases);
        sentences(cases);
        repetition(cases);
        cases.put("listed-host", prose());
        cases.put("listed-url-parts", prose());
    }

    private void characters(Map<String, String> cases) {
        cases.put("too-long", shuffled(40_000));
        cases.put("letter-count", String.join("\n", source.sentences(4)));
        StringBuilder unbroken = new StringBuilder();
        for (int i = 0; i < 1_100; i++) {
            unbroken.append((char) (0xAC00 + i * 7));
        }
        cases.put("longest-word", prose() + "\n" + unbroken);
        cases.put("special-characters", prose().replaceAll("(\\S+ \\S+) ", "$1~~~~~ "));
        cases.put("alphanumeric", prose().replaceAll("(\\S+) ", "$1~~~~~~~~~~~~~~ "));
        cases.put("digits", prose().replaceAll("(\\S+) (\\S+) ", "$1 123$2 "));
        cases.put("white-space", prose().replace(" ", "   "));
        cases.put("parentheses", prose().replaceAll("(\\S+) (\\S+) ", "$1 ($2) "));
        cases.put("curly-brackets", prose() + "\n{그러나 이것은 글이다}");
        cases.put("url-characters", prose().replaceAll("(?m)^(\\S+) (\\S+) (\\S+) ", "www.$1/$2/$3 "));
        cases.put("lorem-ipsum", prose() + "\nLorem ipsum dolor sit amet");
        cases.put("character-repetition", prose().replaceAll("(?m)$", "~".repeat(30)));
    }

    private void words(Map<String, String> cases) {
        List<String> korean = marked();
        cases.put("script-words", mixed(korean, 0.23, () -> String.valueOf((char) ('a' + random.nextInt(26)))));
        cases.put("capital-words", mixed(korean, 0.6, () -> "" + capital() + capital()));
        cases.put("flagged-words", prose().replaceAll("((?:\\S+ ){9})", "$1씨발 "));
        cases.put("unique-words", drawn(List.of(source.words(100).split(" ")), 1_500));
        cases.put("word-entropy", everyPair(List.of("그리고", "하지만", "그런데", "그래서", "또한", "정말", "다시")));
    }

    private void lines(Map<String, String> cases) {
        cases.put("line-punctuation", prose().replace(".", ""));
        cases.put("short-lines", wrapped(3));
        cases.put("line-breaks", wrapped(3));
        cases.put("mean-line-length", wrapped(2));
        cases.put("boilerplate-lines", prose().replaceAll("(?m)\\.$", " 이용약관."));
    }

    private void sentences(Map<String, String> cases) {
        cases.put("sentence-count", String.join("\n", source.sentences(4)));
        cases.put("sentence-length", prose().replace(".", "").replace('\n', ' '));
        List<String> some = source.sentences(30);
        cases.put(
                "longest-sentence",
                String.join(" ", some.subList(0, 12)).replace(".", "") + ".\n"
                        + String.join("\n", some.subList(12, 30)));
        cases.put("ellipsis-sentences", prose().replaceAll("(.*)\\.\n(.*)\\.\n", "$1... $2.\n"));
        cases.put("duplicate-sentences", prose().replaceAll("(?m)^", "네. "));
        cases.put("questionable-sentences", prose().replaceAll("(?m)^(\\S+) (\\S+) ", "$1 $2. "));
        source.rewind();
        List<String> sayings = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sayings.add(source.words(4) + ".");
            text.add(sayings.get(i) + " " + source.words(4));
        }
        for (int i = 0; i < 30; i++) {
            text.add(source.words(4) + ". " + sayings.get(i) + " " + source.words(3));
            if (objects.test("duplicate-sentence-characters", String.join("\n", text))) {
                break;
            }
        }
        cases.put("duplicate-sentence-characters", String.join("\n", text));
    }

    /** Runs of short words among long ones: they hold many of the runs and few of the characters. */
    private void repetition(Map<String, String> cases) {
        source.rewind();
        List<String> shorts = new ArrayList<>();
        List<String> longs = new ArrayList<>();
        for (String word : source.words(2_500).split(" ")) {
            (word.length() == 2 ? shorts : longs).add(word);
        }
        longs.removeIf(word -> word.length() < 4);
        List<String> run = shorts.subList(0, 60);
        List<String> text = new ArrayList<>(longs.subList(0, 60));
        text.addAll(run);
        text.addAll(longs.subList(60, 200));
        text.addAll(run);
        text.addAll(longs.subList(200, 230));
        cases.put("word-repetition", String.join(" ", text));
    }

    private String prose() {
        return String.join("\n", source.sentences(60));
    }

    /** Long words that bear an ending, which the rule for function words counts. */
    private List<String> marked() {
        source.rewind();
        List<String> found = new ArrayList<>();
        for (String word : source.words(2_500).split(" ")) {
            if (word.length() >= 4 && "은는이가을를에의도로와과만".indexOf(word.charAt(word.length() - 1)) >= 0) {
                found.add(word);
            }
        }
        return found;
    }

    private String mixed(List<String> korean, double share, Supplier<String> other) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            text.add(
                    (int) (i * share) < (int) ((i + 1) * share)
                            ? korean.get(text.size() % korean.size())
                            : other.get());
        }
        return String.join(" ", text);
    }

    private char capital() {
        return (char) ('A' + random.nextInt(26));
    }

    private String drawn(List<String> vocabulary, int count) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            text.add(vocabulary.get(random.nextInt(vocabulary.size())));
        }
        return String.join(" ", text);
    }

    /** A text in which every pair of words stands once: few words, and no run said again. */
    private static String everyPair(List<String> vocabulary) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < vocabulary.size(); i++) {
            text.add(vocabulary.get(i));
            for (int j = i + 1; j < vocabulary.size(); j++) {
                text.add(vocabulary.get(i));
                text.add(vocabulary.get(j));
            }
        }
        return String.join(" ", text);
    }

    private String shuffled(int count) {
        source.rewind();
        List<String> vocabulary = List.of(source.words(2_500).split(" "));
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append(vocabulary.get(random.nextInt(vocabulary.size()))).append(i % 12 == 0 ? ".\n" : " ");
        }
        return text.toString();
    }

    private String wrapped(int words) {
        String[] all = prose().split("\\s+");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.length; i++) {
            text.append(all[i]).append((i + 1) % words == 0 ? "\n" : " ");
        }
        return text.toString();
    }
}
