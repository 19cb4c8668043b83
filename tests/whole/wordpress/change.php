<?php
// Changes the post that bears the title of the first argument: its new text is the second. If
// there is none, a post of that title comes out at the moment that is the third.
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
require __DIR__ . '/config.php';
[, $title, $text, $date] = $argv + [3 => ''];
$known = get_page_by_path(sanitize_title($title), OBJECT, 'post');
wp_insert_post($known
    ? ['post_content' => $text] + get_object_vars($known)
    : ['post_status' => 'publish', 'post_title' => $title, 'post_content' => $text, 'post_date' => $date]);
