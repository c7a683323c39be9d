"""An indicator's chart: what is plotted on which scale, how it is drawn, where labels go."""
