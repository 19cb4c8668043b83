<?php
// Changes the titles of so many of the oldest posts of many.php, all in one second (the site's
// time), as programs do that go through a whole site.
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
require __DIR__ . '/config.php';
[, $count, $moment] = $argv;
$wpdb->query($wpdb->prepare(
    "UPDATE $wpdb->posts SET post_title = CONCAT('Edited ', post_title), post_modified = %s,
     post_modified_gmt = %s WHERE post_title LIKE 'Bulk %%' ORDER BY post_date LIMIT %d",
    $moment, get_gmt_from_date($moment), $count
));
