/**
 * What no single module can show: the whole job from the command line, the arrows between modules, the shipped data.
 *
 * <p><b>Vocabulary.</b> A <i>rule</i> is checked on the compiled classes of all modules; an <i>end-to-end</i> test starts
 * the command a user would start and looks at the files a user would get.
 */
package io.glossa.tests;
