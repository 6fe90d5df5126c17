/// A platform of the toolkit for the tests.
@NullMarked
package com.sun.glass.ui.unpainted;

import org.jspecify.annotations.NullMarked;
