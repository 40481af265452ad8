// The last script: Dash starts over the layout the document carries.
window.renderer = new window.DashRenderer();
