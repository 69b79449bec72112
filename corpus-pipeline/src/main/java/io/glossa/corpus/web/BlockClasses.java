package io.glossa.corpus.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Decides which blocks of a page are its matter: first each for itself, then by its neighbours.
 *
 * <p><b>Method.</b> A block with many links, or long and without function words, is bad; long prose is good; what is short or
 * unsure takes after the nearest blocks that are sure. Headings stay when something good follows soon.
 *
 * <p><b>Source.</b> Pomikálek, Removing Boilerplate and Duplicate Content from Web Corpora, 2011, with the numbers of jusText
 * 3.0, where nothing else is said.
 */
final class BlockClasses {
    private static final int SHORT = 70;
    private static final int LONG = 200;
    private static final double MAX_LINK_DENSITY = 0.2;
    private static final int MAX_HEADING_DISTANCE = 200;
    /** The Greek question mark is a semicolon. */
    private static final String SENTENCE_ENDS = ".!?;:…。！？";

    /**
     * jusText asks for 0.30 and 0.32 with lists of some hundred words a language; ours hold a few dozen. What the two numbers give on
     * marked pages is what {@code MainTextTest} holds them to.
     */
    private static final double SOME_FUNCTION_WORDS = 0.06;

    private static final double MANY_FUNCTION_WORDS = 0.10;

    private BlockClasses() {}

    private enum Kind {
        GOOD,
        NEAR_GOOD,
        SHORT,
        BAD
    }

    /** For every block, whether it is the page's matter. */
    static List<Boolean> of(List<Block> blocks) {
        boolean telling = functionWordsTell(blocks);
        List<Kind> alone = blocks.stream().map(block -> alone(block, telling)).toList();
        List<Kind> kinds = new ArrayList<>(alone);
        joinParagraphs(blocks, kinds);
        keepHeadings(blocks, kinds, Kind.SHORT, Kind.NEAR_GOOD);
        settle(blocks, kinds, Kind.SHORT);
        settle(blocks, kinds, Kind.NEAR_GOOD);
        for (int i = 0; i < kinds.size(); i++) {
            // A heading that its neighbours made bad gets a second chance.
            if (kinds.get(i) == Kind.BAD
                    && alone.get(i) != Kind.BAD
                    && blocks.get(i).heading()
                    && leadsToGood(blocks, kinds, i)) {
                kinds.set(i, Kind.GOOD);
            }
        }
        return kinds.stream().map(kind -> kind == Kind.GOOD).toList();
    }

    /**
     * Whether the page is written in the language whose function words were counted. Else they say nothing about its blocks, and
     * refusing a page for its language is the work of filters that say so.
     */
    private static boolean functionWordsTell(List<Block> blocks) {
        int words = 0;
        int functionWords = 0;
        for (Block block : blocks) {
            if (block.linked() == 0) {
                words += block.words();
                functionWords += block.functionWords();
            }
        }
        return functionWords >= words * SOME_FUNCTION_WORDS;
    }

    private static Kind alone(Block block, boolean telling) {
        if (block.apart()
                || block.linkDensity() > MAX_LINK_DENSITY
                || block.text().indexOf('\u00A9') >= 0) {
            return Kind.BAD;
        }
        if (block.length() < SHORT) {
            return Kind.SHORT;
        }
        double density = telling ? block.functionWordDensity() : 1;
        if (density >= MANY_FUNCTION_WORDS) {
            return block.length() > LONG ? Kind.GOOD : Kind.NEAR_GOOD;
        }
        return density >= SOME_FUNCTION_WORDS ? Kind.NEAR_GOOD : Kind.BAD;
    }

    /**
     * Makes paragraphs good that are long only together: jusText drops every page without a single block over 200 letters, a
     * third of all help pages among them. What is bad in between ends a run.
     */
    private static void joinParagraphs(List<Block> blocks, List<Kind> kinds) {
        int start = 0;
        int length = 0;
        for (int i = 0; i <= kinds.size(); i++) {
            boolean ends = i == kinds.size() || kinds.get(i) == Kind.BAD || kinds.get(i) == Kind.GOOD;
            if (!ends) {
                length += kinds.get(i) == Kind.NEAR_GOOD ? blocks.get(i).length() : 0;
                continue;
            }
            for (int j = start; j < i && length > LONG; j++) {
                kinds.set(j, kinds.get(j) == Kind.NEAR_GOOD ? Kind.GOOD : kinds.get(j));
            }
            start = i + 1;
            length = 0;
        }
    }

    private static void keepHeadings(List<Block> blocks, List<Kind> kinds, Kind from, Kind to) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i) == from && blocks.get(i).heading() && leadsToGood(blocks, kinds, i)) {
                kinds.set(i, to);
            }
        }
    }

    private static boolean leadsToGood(List<Block> blocks, List<Kind> kinds, int heading) {
        int distance = 0;
        for (int i = heading + 1; i < kinds.size() && distance <= MAX_HEADING_DISTANCE; i++) {
            if (kinds.get(i) == Kind.GOOD) {
                return true;
            }
            distance += blocks.get(i).length();
        }
        return false;
    }

    /** Gives every block of an unsure kind the kind that its neighbours speak for. */
    private static void settle(List<Block> blocks, List<Kind> kinds, Kind unsure) {
        List<Kind> before = Collections.unmodifiableList(new ArrayList<>(kinds));
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) == unsure) {
                kinds.set(i, unsure == Kind.SHORT ? ofShort(blocks.get(i), before, i) : ofNearGood(before, i));
            }
        }
    }

    private static Kind ofShort(Block block, List<Kind> kinds, int i) {
        Kind previous = neighbour(kinds, i, -1, true);
        Kind next = neighbour(kinds, i, 1, true);
        if (previous == next) {
            return previous;
        }
        // One side good, the other bad. Menus are no sentences; jusText does not look.
        if (SENTENCE_ENDS.indexOf(block.text().charAt(block.text().length() - 1)) >= 0) {
            return Kind.GOOD;
        }
        // Something half good on the bad side tips the balance.
        int bad = previous == Kind.BAD ? -1 : 1;
        return neighbour(kinds, i, bad, false) == Kind.NEAR_GOOD ? Kind.GOOD : Kind.BAD;
    }

    private static Kind ofNearGood(List<Kind> kinds, int i) {
        boolean alone = neighbour(kinds, i, -1, true) == Kind.BAD && neighbour(kinds, i, 1, true) == Kind.BAD;
        return alone ? Kind.BAD : Kind.GOOD;
    }

    /** The nearest kind in a direction that is sure; the page's edges are bad. */
    private static Kind neighbour(List<Kind> kinds, int from, int step, boolean sure) {
        for (int i = from + step; i >= 0 && i < kinds.size(); i += step) {
            Kind kind = kinds.get(i);
            if (kind == Kind.GOOD || kind == Kind.BAD || (kind == Kind.NEAR_GOOD && !sure)) {
                return kind;
            }
        }
        return Kind.BAD;
    }
}
