package io.glossa.corpus.language;

/**
 * Words of Hausa, whose letter {@code 'y} begins with an apostrophe: {@code 'ya'ya} (children) is one word, and another than
 * {@code ya}. Hooked letters are letters like others. Before any other letter an apostrophe is a quotation mark.
 */
public final class HausaWords implements WordAnalyser {
    @Override
    public String name() {
        return "hausa";
    }

    @Override
    public Scanner open() {
        return new SpacedScanner("", HausaWords::beginsY);
    }

    private static boolean beginsY(String text, int at) {
        char sign = text.charAt(at);
        return (sign == '\'' || sign == '’' || sign == '‘')
                && at + 1 < text.length()
                && (text.charAt(at + 1) == 'y' || text.charAt(at + 1) == 'Y');
    }
}
